using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>What kept programs from everything else, in the words of the record.</summary>
internal static class SandboxWords
{
    // Of a digest, enough to tell filters apart; the whole stands in docs/spec/sandbox.md for each version.
    private const int DigestDigits = 16;

    public static string Of(SandboxDescription description)
    {
        if (!description.IsIsolated) return "none: the operator said --unsafe-no-sandbox";
        var filters = string.Join('+', description.FilterSha256.Select(filter => filter[..DigestDigits]));
        return $"{description.Name} {description.Version}, system call filter {filters}, {description.User}";
    }
}

using System.CommandLine;
using Probative.Formats.Credentials;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>`--trust FILE`: whose Content Credentials are believed.</summary>
internal static class TrustOption
{
    public static Option<string?> Create() => new("--trust")
    {
        Description = "Hold signers of Content Credentials against these certificates of authorities (PEM).",
        HelpName = "FILE",
    };

    /// <summary>What is wrong with the file, or null; the list is null where no file was named.</summary>
    public static Problem? Read(string? path, out TrustList? list)
    {
        list = null;
        if (path is null) return null;
        var problems = new List<Problem>();
        if (GivenFiles.Read([path], problems) is not [var file]) return problems[0];
        return TrustList.TryRead(file.Bytes, out list, out var damage)
            ? null
            : new Problem(damage.Code, path, damage.Message, Hint(damage.Code));
    }

    private static string Hint(string code) => code == CredentialCodes.TrustListNotAuthority
        ? "Name authorities alone: leave it out, or put the certificate of who issued it in its place."
        : "Give a file with one or more whole certificates in PEM and nothing else. Nothing was examined.";
}

namespace Probative.Formats.Age;

/// <summary>One recipient's part of a header: age-encryption.org/v1, "Recipient stanza".</summary>
/// <param name="Arguments">The first is the kind. None is empty.</param>
/// <param name="Body">The wrapped file key, or anything else.</param>
internal sealed record AgeStanza(IReadOnlyList<string> Arguments, byte[] Body)
{
    public string Kind => Arguments[0];
}

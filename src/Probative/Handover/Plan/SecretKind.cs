namespace Probative.Handover.Plan;

/// <summary>What kind of text a secret is; it decides what a mention of it elsewhere means.</summary>
internal enum SecretKind : byte
{
    /// <summary>A source, a quote, a person, a condition: somebody's words.</summary>
    Words,

    /// <summary>A file's name or path.</summary>
    Name,

    /// <summary>An address.</summary>
    Url,

    /// <summary>An id or a digest: 16 or 32 bytes that mean one thing only.</summary>
    Token,
}

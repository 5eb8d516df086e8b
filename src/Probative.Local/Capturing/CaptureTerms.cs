namespace Probative.Local.Capturing;

/// <summary>How long and on whose word the capture program asks.</summary>
public sealed record CaptureTerms
{
    /// <summary>How often a request is tried in all.</summary>
    public const int Attempts = 3;

    /// <summary>How long one attempt may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>
    /// The only roots that TLS is checked against, each in DER; empty for those of the system.
    /// </summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Roots { get; init; }
}

namespace Probative.Preservation.Anchors;

/// <summary>The ways in which something outside can have seen a checkpoint, as they stand in facts.</summary>
public static class AnchorKind
{
    /// <summary>A token of a time-stamping authority (RFC 3161).</summary>
    public const string Rfc3161 = "rfc3161";

    /// <summary>An OpenTimestamps proof.</summary>
    public const string OpenTimestamps = "opentimestamps";
}

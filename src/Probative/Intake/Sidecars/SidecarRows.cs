namespace Probative.Intake.Sidecars;

/// <summary>What a sidecar's bytes hold: its rows in order, and what is wrong with them.</summary>
public sealed record SidecarRows(IReadOnlyList<SidecarRow> Rows, IReadOnlyList<SidecarFault> Faults)
{
    /// <summary>Beyond these nobody reads on; the first are mended first.</summary>
    public const int FaultsMax = 100;
}

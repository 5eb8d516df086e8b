namespace Probative.Intake.Sidecars;

/// <summary>One row of a sidecar as it was read, before anything of it is believed.</summary>
public sealed record SidecarRow(long Line, string Path, StatedRow Stated);

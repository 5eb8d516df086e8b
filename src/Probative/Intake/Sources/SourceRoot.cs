namespace Probative.Intake.Sources;

/// <summary>
/// A path that a person named, made absolute, with the links in its parent folders resolved. A link at its
/// very end is not: a shell's `folder/*` names links too, and nobody meant to follow them.
/// </summary>
public sealed record SourceRoot(string Path, string Name, bool IsFolder);

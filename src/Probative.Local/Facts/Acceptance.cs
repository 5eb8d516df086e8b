namespace Probative.Local.Facts;

/// <summary>The time at which a fact was accepted, and its place in the order of acceptance.</summary>
internal readonly record struct Acceptance(DateTimeOffset At, long Order);

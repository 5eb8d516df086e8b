using Probative.Local.Keys;

namespace Probative.Local.Backups;

/// <summary>A sealed group and its place among those that its fact was recorded with: destroying leaves gaps.
/// </summary>
internal readonly record struct PlacedGroup(int Place, SealedGroup Group);

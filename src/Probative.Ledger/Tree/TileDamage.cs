namespace Probative.Ledger.Tree;

/// <summary>A file of a log that is missing or wrong.</summary>
/// <param name="Tile">The file, as the size of the tree asks for it.</param>
/// <param name="Damage">What is wrong with it.</param>
public sealed record TileDamage(TileId Tile, Damage Damage);

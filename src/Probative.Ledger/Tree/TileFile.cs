namespace Probative.Ledger.Tree;

/// <summary>A file of a log, to be written at <see cref="TilePath.Format"/> of its id.</summary>
/// <param name="Id">Which tile or bundle.</param>
/// <param name="Bytes">The whole content.</param>
public sealed record TileFile(TileId Id, ReadOnlyMemory<byte> Bytes);

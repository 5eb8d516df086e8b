using Probative.Ledger.Tree;

namespace Probative.Local.Log;

/// <summary>A tile or bundle that is to be written.</summary>
internal readonly record struct NewTile(TileId Id, byte[] Bytes);

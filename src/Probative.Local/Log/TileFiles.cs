using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Local.Durable;

namespace Probative.Local.Log;

/// <summary>The tiles and bundles in `log/`, read from disk each time they are asked for.</summary>
internal sealed class TileFiles(IVaultFs fs)
{
    // 256 leaves with their lengths; a tile of hashes is far smaller.
    private const int LimitBytes = TileId.FullWidth * (Leaf.LimitBytes + sizeof(ushort));

    public static string PathOf(TileId tile) => $"{VaultPath.Log}/{TilePath.Format(tile)}";

    public ReadOnlyMemory<byte>? Read(TileId tile) =>
        fs.Read(PathOf(tile), LimitBytes) is { } bytes ? new ReadOnlyMemory<byte>(bytes) : null;

    /// <summary>
    /// Removes the partial tiles that this full one replaces. Called on the durable thread, after a
    /// checkpoint that covers the full one is durable: a reader with an older checkpoint then finds the full
    /// one instead.
    /// </summary>
    public static void RemovePartials(IVaultFs fs, TileId full)
    {
        var directory = PathOf(full) + ".p";
        if (fs.List(directory) is not { } partials) return;

        // A crash here leaves some of them, which hurts nobody: each is a prefix of the full tile.
        foreach (var partial in partials) fs.Unlink($"{directory}/{partial.Name}");
        fs.RemoveDirectory(directory);
    }
}

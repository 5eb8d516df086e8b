using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local.Durable;

namespace Probative.Local.Items;

/// <summary>The items of a vault that is open for reading.</summary>
internal sealed class StoredItems(string directory, IVaultFs fs) : IItemStore
{
    public static string PathOf(string directory, Hash32 sha256)
    {
        var hex = sha256.ToHex();
        return $"{directory}/{hex[..2]}/{hex}";
    }

    public IItemIntake Begin(long expectedSizeBytes) =>
        throw new InvalidOperationException("This vault was opened for reading.");

    public Stream? OpenRead(Hash32 sha256) => fs.OpenRead(PathOf(directory, sha256));

    public long? SizeBytes(Hash32 sha256) => fs.SizeBytes(PathOf(directory, sha256));

    public string PathOf(Hash32 sha256) => fs.FullPath(PathOf(directory, sha256));
}

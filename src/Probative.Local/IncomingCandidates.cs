using Probative.Fingerprints.Index.Storage;
using Probative.Kernel.Ids;
using Probative.Matching;

namespace Probative.Local;

/// <summary>
/// A folder for candidates in `incoming/`, where the next writer sweeps what a crash leaves.
/// </summary>
internal sealed class IncomingCandidates : CandidateScratch
{
    /// <summary>What the names of such folders begin with.</summary>
    internal const string Prefix = "candidates-";

    private readonly string _path;

    public IncomingCandidates(LocalVault vault)
    {
        ArgumentNullException.ThrowIfNull(vault);
        _path = Path.Combine(vault.Directory, VaultPath.IncomingDirectory, $"{Prefix}{Id.New()}");
        Folder = new PosixFolder(_path);
    }

    public override IIndexFolder Folder { get; }

    protected override void Remove() => Directory.Delete(_path, recursive: true);
}

using Probative.Handover.Package;
using Probative.Local.Durable;
using Probative.Local.Packages;
using Probative.Tests.Local;

namespace Probative.Tests.Handover.Support;

/// <summary>Packages on the real file system, of which one operation fails.</summary>
internal sealed class FaultySinks(
    Func<string, string, Exception?> before, Func<string, string, Exception?> after)
    : IPackageSinks
{
    private readonly PackageSinks _real = new();

    public List<FaultyFs> Used { get; } = [];

    public SinkOutcome Begin(string finalPath, PackageForm form, DateTimeOffset time)
    {
        var fs = new FaultyFs(PosixFs.TryOpen(Path.GetDirectoryName(finalPath)!)!)
        {
            Before = before, After = after,
        };
        Used.Add(fs);
        var name = Path.GetFileName(finalPath);
        var place = new PackagePlace(fs, name + ".partial-1", name);
        return new SinkOutcome.Begun(
            form == PackageForm.Zip ? new ZipSink(place, time) : new FolderSink(place));
    }

    public IReadOnlyList<string> FindLeftovers(string finalPath) => _real.FindLeftovers(finalPath);
}

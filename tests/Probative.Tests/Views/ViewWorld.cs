using Probative.Kernel.Facts;
using Probative.Local.Durable;
using Probative.Local.Views;

namespace Probative.Tests.Views;

/// <summary>A folder with the views of a ledger that lives in memory.</summary>
internal sealed class ViewWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("probative-views-").FullName;
    private readonly PosixFs _fs;
    private readonly DurableThread _durable;

    public ViewWorld()
    {
        _fs = PosixFs.Create(_folder);
        _durable = new DurableThread(_fs, new Poison());
    }

    public MemoryLedger Ledger { get; } = new();

    public IVaultFs Fs => _fs;

    public string Folder => _folder;

    public WriterViews OpenWriter() => new(_durable, Ledger);

    public ReaderViews OpenReader() => new(_fs, Ledger);

    public string PathOf(ViewKind kind) => _fs.FullPath(ViewFolder.PathOf(kind));

    /// <summary>What all views say, read from their files.</summary>
    public string Dump() => string.Concat(ViewKind.Kept.Select(kind => ViewDump.Of(PathOf(kind))));

    /// <summary>What all views say when they are built from nothing.</summary>
    public async Task<string> DumpRebuiltAsync()
    {
        var dump = "";
        foreach (var kind in ViewKind.Kept)
        {
            using var view = ViewFile.Create(kind, ViewDatabase.OpenPrivate(), new KeptReports(_fs));
            await ViewReplay.RunAsync(Ledger, [view], Ledger.Size, CancellationToken.None);
            view.StorePosition();
            dump += ViewDump.Of(view.Connection);
        }

        return dump;
    }

    public void Append(WriterViews views, IEnumerable<Step> steps)
    {
        // In groups, as a ledger commits them.
        foreach (var group in steps.Chunk(7))
        {
            RecordedFact[] facts = [.. group.Select(step => step.AppendTo(Ledger))];
            views.Committed(facts);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _durable.Dispose();
        _fs.Dispose();
        Directory.Delete(_folder, recursive: true);
        await Task.CompletedTask;
    }
}

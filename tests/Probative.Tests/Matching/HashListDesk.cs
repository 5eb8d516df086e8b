using System.Globalization;
using Probative.Handover.HashLists;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Local.Packages;
using Probative.Matching.HashLists;
using Probative.Tests.Shared;

namespace Probative.Tests.Matching;

/// <summary>A desk with films, from which lists of hashes are given out and taken in.</summary>
internal sealed class HashListDesk : IAsyncDisposable
{
    private readonly TempFolder _lists = new();

    private HashListDesk(MatchDesk films) => Films = films;

    public MatchDesk Films { get; }

    public Desk Desk => Films.Desk;

    public static async Task<HashListDesk> CreateAsync() => new(await MatchDesk.CreateAsync());

    /// <summary>With `a.mp4` and something else, both with a print.</summary>
    public static async Task<HashListDesk> WithFilmsAsync()
    {
        var desk = await CreateAsync();
        await desk.Films.AddSceneAsync();
        await desk.Films.AddOtherAsync();
        await desk.Films.ExamineAsync();
        return desk;
    }

    public string PathOf(string name) => _lists[name];

    public string Text(string name) => File.ReadAllText(_lists[name]);

    public Task<Told> ExportAsync(
        string to,
        string format = "csv",
        string? item = null,
        bool withNames = false,
        bool withRestricted = false,
        IOutlet? outlet = null,
        MemberId? by = null) => Desk.RunAsync(
        new HashesExporter(Desk.Vault, outlet ?? new Outlet()),
        new ExportHashes
        {
            By = by ?? Desk.Member,
            Item = item,
            Case = item is null ? "Exercise" : null,
            To = _lists[to],
            Format = format,
            For = "Osk office",
            Reason = "To compare",
            WithNames = withNames,
            WithRestricted = withRestricted,
        });

    public Task<Told> ImportAsync(
        ReadOnlyMemory<byte> list,
        string @case = "Exercise",
        string? format = null,
        string from = "Osk office",
        MemberId? by = null,
        CancellationToken? ct = null) => Desk.RunAsync(
        new HashesImporter(Desk.Vault),
        new ImportHashes
        {
            By = by ?? Desk.Member, Case = @case, From = from, List = list, Format = format,
        },
        ct);

    public Task<Told> ImportAsync(string name, string @case = "Exercise") =>
        ImportAsync(File.ReadAllBytes(_lists[name]), @case);

    public Task<Told> MatchAsync() => Desk.RunAsync(
        new HashesMatcher(Desk.Vault), new MatchHashes { By = Desk.Member });

    public Task<Told> ListAsync(
        string @case = "Exercise", bool withRestricted = false, MemberId? by = null) =>
        Desk.RunAsync(
            new HashesLister(Desk.Vault),
            new ListHashes
            {
                By = by ?? Desk.Member, Case = @case, WithRestricted = withRestricted, Limit = 100,
            });

    /// <summary>Public videos, each with a print: `NAME.mp4`.</summary>
    public async Task AddPublicAsync(params string[] names)
    {
        foreach (var name in names)
        {
            var path = Repository.Outside($"vpdq/video/{name}.mp4");
            File.Copy(path, Desk.Folder[$"{name}.mp4"]);
        }

        await Desk.AddAsync(Desk.Add());
        await Films.ExamineAsync();
    }

    /// <summary>Hashes of nothing that is here.</summary>
    public static byte[] Unrelated(int count)
    {
        var random = new Random(count);
        return System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(_ =>
            string.Concat(Enumerable.Range(0, 4).Select(_ =>
                random.NextInt64().ToString("x16", CultureInfo.InvariantCulture))) + ",100\n")));
    }

    public async ValueTask DisposeAsync()
    {
        await Films.DisposeAsync();
        _lists.Dispose();
    }

    /// <summary>A medium that takes nothing.</summary>
    internal sealed class Full : IOutlet
    {
        public Problem? Refusal(string path) => null;

        public Task WriteAsync(string path, ReadOnlyMemory<byte> bytes) =>
            throw new StorageException(new Problem("disk-full", path, "It is full.", "Make room."));
    }
}

using Probative.Kernel.Commands;
using Probative.Kernel.Outside;
using Probative.Local.Capturing;
using Probative.Preservation.Anchors;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Preservation;

/// <summary>A vault whose checkpoints are stamped over the network, by the built capture program.</summary>
internal sealed class OutsideDesk : IAsyncDisposable
{
    private OutsideDesk(AnchorDesk anchors) => Anchors = anchors;

    public static string Program { get; } =
        Path.Combine(AppContext.BaseDirectory, CaptureProgram.FileName);

    public AnchorDesk Anchors { get; }

    public Desk Desk => Anchors.Desk;

    public IReadOnlyList<ReadOnlyMemory<byte>> TlsRoots { get; set; } = [];

    public static async Task<OutsideDesk> CreateAsync() => new(await AnchorDesk.CreateAsync());

    /// <summary>A server at which an authority answers as it should.</summary>
    public static TestServer Serve(TestAuthority authority) =>
        new(asked => new TestServer.Said(200, Reply(authority, asked.Body)));

    /// <summary>An authority has one folder for its work.</summary>
    public static byte[] Reply(TestAuthority authority, byte[] request)
    {
        lock (authority) return authority.Reply(request);
    }

    public CaptureProgram Capture(int timeoutSeconds = 20) => new(
        Program, new CaptureTerms { Timeout = TimeSpan.FromSeconds(timeoutSeconds), Roots = TlsRoots });

    public Task<Told> AskAsync(
        int timeoutSeconds = 20,
        bool isRehearsal = false,
        byte[]? list = null,
        IOutside? outside = null,
        CancellationToken? ct = null) => Desk.RunAsync(
        new AnchorAsker(Desk.Vault, outside ?? Capture(timeoutSeconds)),
        new AskAuthorities
        {
            By = Desk.Member,
            IsRehearsal = isRehearsal,
            RevocationLists = list is null ? [] : [new GivenFile("crl", list)],
        },
        ct);

    public Task<Told> UpgradeAsync(bool isRehearsal = false) => Desk.RunAsync(
        new ProofUpgrader(Desk.Vault, Capture()),
        new UpgradeProofs { By = Desk.Member, IsRehearsal = isRehearsal });

    public Task<Told> CalendarAsync(string name, string? url) => Desk.RunAsync(
        new CalendarKeeper(Desk.Vault),
        new TrustCalendar { By = Desk.Member, CalendarName = name, Url = url });

    /// <summary>An authority that is trusted and asked, and answers at this address.</summary>
    public async Task TrustAsync(TestAuthority authority, string name, string url) =>
        Assert.Equal(Ending.Done, (await Anchors.TrustAsync(authority, name, url)).Ending);

    public async Task<IReadOnlyList<CheckpointAnchored>> RecordedAsync() =>
        (await Anchors.RecordAsync()).Anchors;

    public ValueTask DisposeAsync() => Anchors.DisposeAsync();
}

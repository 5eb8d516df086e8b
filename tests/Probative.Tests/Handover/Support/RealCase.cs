using System.Text;
using Probative.Handover;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Packages;
using Probative.Reading;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Handover.Support;

/// <summary>A case in a vault on disk, and a folder beside it for what leaves.</summary>
internal sealed class RealCase : IAsyncDisposable
{
    private readonly TestVault _test;

    private RealCase(TestVault test, CaseId @case, MemberId member)
    {
        Member = member;
        _test = test;
        Case = @case;
        Out = test.Directory + ".out";
        Directory.CreateDirectory(Out);
    }

    public CaseId Case { get; }

    public MemberId Member { get; }

    public string Out { get; }

    public IntakeId Intake { get; } = IntakeId.New();

    public IVault Vault => _test.Vault;

    public string LogFolder => _test.PathOf("log");

    public string Key => Vault.Log.Vkey.Line;

    public static async Task<RealCase> CreateAsync(string name = "Exercise Lower Fennick")
    {
        var test = await TestVault.CreateAsync();
        var member = MemberId.New();
        var added = new MemberAdded { Member = member, Pseudonym = "M1", Name = "Ira Karst" };
        await test.Vault.Ledger.AppendAsync(test.Vault.OwnSequence, added, "M1", TestVault.Ct);
        var opened = await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(name), "A1", TestVault.Ct);
        var joined = new MemberJoined { Pseudonym = "A1", Role = "investigator", Member = member };
        await test.Vault.Ledger.AppendAsync(opened.Case, joined, "A1", TestVault.Ct);
        return new RealCase(test, opened.Case, member);
    }

    public Task ReopenAsync() => _test.ReopenAsync();

    public Task<Appended> AppendAsync(IFact fact, CaseId? other = null) =>
        Vault.Ledger.AppendAsync(other ?? Case, fact, "A1", TestVault.Ct);

    public Task<(ItemId Item, Hash32 Sha256, long Number)> ReceiveAsync(
        string name, string text, string? from = null) =>
        ReceiveAsync(name, Encoding.UTF8.GetBytes(text), from);

    public async Task<(ItemId Item, Hash32 Sha256, long Number)> ReceiveAsync(
        string name, byte[] bytes, string? from = null)
    {
        var stored = await StoreAsync(bytes);
        var item = ItemId.New();
        var appended = await AppendAsync(new ItemReceived
        {
            Item = item,
            Sha256 = stored.Sha256,
            SizeBytes = stored.SizeBytes,
            Name = name,
            From = from,
            How = "by hand",
            Received = "2026-01-30",
            Conditions = null,
            Consent = null,
            Intake = Intake,
            Path = "/srv/intake/" + name,
            Modified = null,
        });
        return (item, stored.Sha256, appended.Number);
    }

    public Task<Appended> AppearAsync(ItemId item, string? source, string? url) =>
        AppendAsync(new AppearanceRecorded
    {
        Appearance = AppearanceId.New(),
        Item = item,
        Source = source,
        Url = url,
        TimeShown = "Tuesday, 18:04",
        Zone = null,
        SeenBy = null,
        SeenHow = "in a browser",
        Seen = "2026-01-29",
        Intake = Intake,
    });

    public Task<Appended> ClaimAsync(ItemId item, string quote, params string[] speakers) =>
        AppendAsync(new ClaimRecorded
    {
        Claim = ClaimId.New(),
        Item = item,
        Start = 0,
        End = Encoding.UTF8.GetByteCount(quote),
        Quote = quote,
        Speakers = speakers,
        Hedges = ["allegedly"],
        Polarity = "asserts",
    });

    public async Task<HandedOut> HandOverAsync(
        PackageForm form, Func<MakeHandover, MakeHandover>? change = null, IPackageSinks? sinks = null)
    {
        var path = Path.Combine(Out, $"{Guid.NewGuid():N}" + (form == PackageForm.Zip ? ".zip" : ""));
        var command = new MakeHandover
        {
            By = Member,
            Case = Case.ToString(),
            To = "Defence counsel",
            Purpose = "Disclosure",
            Select = ItemSelection.Everything,
            Out = path,
            Form = form,
        };
        command = change?.Invoke(command) ?? command;
        var events = new List<CommandEvent>();
        var maker = new HandoverMaker(Vault, sinks ?? new PackageSinks());
        await foreach (var happened in maker.RunAsync(command, TestVault.Ct))
        {
            events.Add(happened);
        }

        return new HandedOut(
            command.Out,
            Assert.IsType<CommandEvent.Finished>(events[^1]),
            [.. events.OfType<CommandEvent.Noted>().Select(noted => noted.Problem)]);
    }

    /// <summary>What came of a handover.</summary>
    internal sealed record HandedOut(
        string Path, CommandEvent.Finished Ended, IReadOnlyList<Problem> Problems);

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Out, recursive: true);
        await _test.DisposeAsync();
    }

    private async Task<StoredBytes> StoreAsync(byte[] bytes)
    {
        await using var intake = Vault.Items.Begin(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var buffer = intake.GetBuffer();
            var count = Math.Min(buffer.Length, bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(buffer);
            await intake.AdvanceAsync(count, TestVault.Ct);
            at += count;
        }

        return await intake.CommitAsync(TestVault.Ct);
    }
}

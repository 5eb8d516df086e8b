using System.Text;
using Probative.Intake;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Reading;

namespace Probative.Tests.Handover.Support;

/// <summary>A vault in memory with one case, and short words to fill it.</summary>
internal sealed class MemoryVault : IVault
{
    public const string Actor = "A1";

    private readonly SignerKey _signer;

    private MemoryVault(int seed)
    {
        var keys = new Random(seed);
        var bytes = new byte[32];
        keys.NextBytes(bytes);
        _signer = new SignerKey("vault.example/exercise", bytes);
        keys.NextBytes(bytes);
        HandoverKey = new HandoverKey(bytes);
        Memory = new MemoryLedger(Clock, _signer, seed);
    }

    public MemoryLedger Memory { get; }
    public MemoryItems Files { get; } = new();
    public MemoryItems Kept { get; } = new();
    public CaseId Case { get; private set; }
    public IntakeId Intake { get; } = IntakeId.New();

    public CaseId OwnSequence { get; private set; }
    public IFactLedger Ledger => Memory;
    public ILogReader Log => Memory;
    public IItemStore Items => Files;
    public IItemStore Derivatives => Kept;
    public IViews Views => throw new NotSupportedException("A handover reads facts, not views.");
    public HandoverKey HandoverKey { get; }
    public TimeProvider Clock { get; } = new ManualClock();

    public static async Task<MemoryVault> CreateAsync(int seed = 1)
    {
        var vault = new MemoryVault(seed);
        var own = await vault.Memory.OpenCaseAsync(
            new VaultCreated
            {
                Origin = vault.Log.Vkey.Name, Format = 1, Tool = "test", KeyProtection = "file mode only",
            },
            Actor,
            default);
        vault.OwnSequence = own.Case;
        vault.Case = await vault.OpenCaseAsync("Exercise Lower Fennick");
        return vault;
    }

    public async Task<CaseId> OpenCaseAsync(string name) => (await Memory.OpenCaseAsync(
        new CaseOpened
        {
            Name = name, Purpose = "Training", LegalBasis = "Consent", ReviewDate = "2027-01-31",
        },
        Actor,
        default)).Case;

    public Task<Appended> AppendAsync(IFact fact, CaseId? other = null) =>
        Memory.AppendAsync(other ?? Case, fact, Actor, default);

    public async Task<Received> ReceiveAsync(
        string name,
        string text,
        string? from = null,
        ItemId? item = null,
        IntakeId? intake = null,
        CaseId? other = null,
        string? path = null,
        string? conditions = null)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var sha256 = Files.Add(bytes);
        var id = item ?? ItemId.New();
        var at = await AppendAsync(
            new ItemReceived
            {
                Item = id,
                Sha256 = sha256,
                SizeBytes = bytes.Length,
                Name = name,
                From = from,
                How = "by hand",
                Received = "2026-01-30",
                Conditions = conditions,
                Consent = null,
                Intake = intake ?? Intake,
                Path = path ?? "/srv/intake/2026/" + name,
                Modified = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            },
            other);
        return new Received(id, sha256, at.Number, at.Index);
    }

    public Task<Appended> AppearAsync(ItemId item, string? source, string? url, string? seenBy = null) =>
        AppendAsync(new AppearanceRecorded
        {
            Appearance = AppearanceId.New(),
            Item = item,
            Source = source,
            Url = url,
            TimeShown = "Tuesday, 18:04",
            Zone = "not shown",
            SeenBy = seenBy,
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

    public ValueTask DisposeAsync()
    {
        _signer.Dispose();
        HandoverKey.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Where an item came in.</summary>
    internal sealed record Received(ItemId Item, Hash32 Sha256, long Number, long Index);
}

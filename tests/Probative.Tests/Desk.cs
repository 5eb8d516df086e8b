using Probative.Intake;
using Probative.Intake.Sources;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Local;
using Probative.Local.Sources;
using Probative.Preservation.Destruction;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests;

/// <summary>A vault with a member and a folder of material: what a command runs against.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly TestVault _vault;

    private Desk(TestVault vault) => _vault = vault;

    public TempFolder Folder { get; } = new();

    public LocalVault Vault => _vault.Vault;

    public string Directory => _vault.Directory;

    public MemberId Member { get; private set; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Desk> CreateAsync(string? caseName = "Exercise", TimeProvider? clock = null)
    {
        var desk = new Desk(await TestVault.CreateAsync(clock));
        desk.Member = await desk.AddMemberAsync("Ira Karst", by: null);
        if (caseName is not null) await desk.OpenCaseAsync(caseName);
        return desk;
    }

    public async Task<MemberId> AddMemberAsync(string name, MemberId? by)
    {
        var added = await RunAsync(new MemberAdder(Vault), new AddMember { By = by, MemberName = name });
        Assert.Equal(Ending.Done, added.Ending);
        Assert.True(Id.TryParse((string?)added.Result["member"]!["id"], out var id));
        return new MemberId(id);
    }

    public Task<Told> OpenCaseAsync(string name, MemberId? by = null) => RunAsync(
        new CaseOpener(Vault),
        new OpenCase
        {
            By = by ?? Member,
            CaseName = name,
            Purpose = "training",
            LegalBasis = "none needed",
            ReviewDate = "2027-06",
            Role = "investigator",
        });

    public AddItems Add(string @case = "Exercise", Statement? stated = null, string? sidecar = null) => new()
    {
        By = Member,
        Case = @case,
        Paths = sidecar is null ? [Folder.Path] : [],
        Stated = stated ?? Statement.Nothing,
        Sidecar = sidecar is null ? null : Folder[sidecar],
    };

    public Task<Told> AddAsync(
        AddItems command, ISourceFiles? sources = null, CancellationToken? ct = null) =>
        RunAsync(new Receiver(Vault, sources ?? new LinuxSourceFiles(Directory), "tests"), command, ct);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Told> RunAsync<TCommand>(
        ICommandHandler<TCommand> handler, TCommand command, CancellationToken? ct = null)
        where TCommand : ICommand
    {
        var told = new Told();
        await foreach (var happened in handler.RunAsync(command, ct ?? Ct))
        {
            Assert.Null(told.Finished);
            told.Add(happened);
        }

        Assert.NotNull(told.Finished);
        return told;
    }

    /// <summary>Destroys an item of the case `Exercise`, with a second member who approves.</summary>
    public async Task DestroyAsync(string item)
    {
        var second = await AddMemberAsync("Ola Nordby", Member);
        await RunAsync(new CaseJoiner(Vault), new JoinCase
        {
            By = Member, Case = "Exercise", Member = "Ola Nordby", Role = "reviewer",
        });
        var asked = await RunAsync(new DestructionRequester(Vault), new RequestDestruction
        {
            By = Member, Targets = [item], Case = null, Reason = "Consent was withdrawn.",
        });
        var done = await RunAsync(new DestructionApprover(Vault), new ApproveDestruction
        {
            By = second, Destruction = (string)asked.Result["destruction"]!,
        });
        Assert.Equal(Ending.Done, done.Ending);
    }

    public Task<List<RecordedFact>> FactsAsync() => _vault.FactsAsync();

    public async Task<List<RecordedFact>> FactsAsync(string type) =>
        [.. (await FactsAsync()).Where(fact => fact.Fields.Type == type)];

    public Task ReopenAsync() => _vault.ReopenAsync();

    /// <summary>Closes the vault, does something with its folder, and opens it again.</summary>
    public async Task AtRestAsync(Func<Task> work)
    {
        await Vault.DisposeAsync();
        await work();
        await _vault.OpenAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _vault.DisposeAsync();
        Folder.Dispose();
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Formats.Types;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing;

namespace Probative.Tests.Examination;

/// <summary>A desk with three texts, and examinations that need no program.</summary>
internal sealed class ExaminerDesk : IAsyncDisposable
{
    private readonly ISandbox _sandbox = new UnsafeSandbox(Path.GetTempPath());

    private ExaminerDesk(Desk desk) => Desk = desk;

    public Desk Desk { get; }

    public static async Task<ExaminerDesk> CreateAsync()
    {
        var desk = await Desk.CreateAsync();
        desk.Folder.Write("a-ferry.txt", "The ferry left at noon.");
        desk.Folder.Write("b-gate.txt", "The gate was open.");
        desk.Folder.Write("c-lantern.txt", "The lanterns were counted twice.");
        await desk.AddAsync(desk.Add());
        return new ExaminerDesk(desk);
    }

    public Task<Told> ExamineAsync(
        IReadOnlyList<IExamination> by,
        string? item = null,
        bool againFailed = false,
        bool withRestricted = false,
        IReadOnlyList<IExamination>? whole = null,
        CancellationToken? ct = null) => Desk.RunAsync(
        new Examiner(Desk.Vault, Task.FromResult(ListOf(by, whole)), Open),
        new Examine
        {
            By = Desk.Member,
            Item = item,
            Case = null,
            AgainFailed = againFailed,
            WithRestricted = withRestricted,
            Workers = 2,
        },
        ct);

    public Task<Told> ReplayAsync(
        IReadOnlyList<IExamination> by, string item, IReadOnlySet<string>? asked = null) => Desk.RunAsync(
        new Replayer(
            Desk.Vault, Task.FromResult(new ExaminationList(by, []) { Asked = asked }), Open),
        new ReplayExaminations { By = Desk.Member, Item = item, Case = null });

    private static ExaminationList ListOf(
        IReadOnlyList<IExamination> by, IReadOnlyList<IExamination>? whole) => new(by, [])
        {
            Whole = whole is null ? null : () => Task.FromResult(new ExaminationList(whole, [])),
        };

    public Workbench Open() => new(_sandbox);

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}

/// <summary>Counts letters, and says how often it was asked.</summary>
internal sealed class LetterCount(int version = 1, string name = "letters") : IExamination
{
    private int _asked;

    public int Asked => _asked;

    public Func<Subject, CancellationToken, Task<ExaminationOutcome>>? Instead { get; init; }

    public string Name => name;

    public Procedure Procedure { get; } =
        new(version, ["counter 1.0"], new JsonObject { ["what"] = "letters" });

    public bool NeedsSandbox => false;

    public bool Applies { get; init; } = true;

    public bool AppliesTo(TypeReport type) => Applies;

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        if (Instead is not null) return await Instead(subject, ct);
        var text = await File.ReadAllTextAsync(subject.Path, ct);
        var notes = new Notes();
        notes.Add("letters", "It has letters.");
        return new ExaminationOutcome.Found(
            new JsonObject { ["letters"] = text.Count(char.IsLetter), ["notes"] = notes.ToJson() },
            [new Made("first word", "text/plain", Encoding.UTF8.GetBytes(text.Split(' ')[0]))]);
    }

    public static Task<ExaminationOutcome> Fails(Subject subject, CancellationToken ct) =>
        Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Failed("program-broke", "It broke."));
}

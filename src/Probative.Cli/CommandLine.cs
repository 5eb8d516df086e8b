using System.CommandLine;
using System.CommandLine.Help;
using System.Text.Json.Nodes;
using Probative.Cli.Output;
using Probative.Cli.Verbs;
using Probative.Kernel.Commands;

namespace Probative.Cli;

/// <summary>The command line: parses, and runs the verb. Nothing heavy is touched before that.</summary>
internal sealed class CommandLine
{
    private const int HelpWidth = 100;

    private const string FirstSteps = """
        probative init first-vault --member "Ira Karst" --no-passphrase understood
        probative case open "Harbour Ridge" --vault first-vault --purpose "Training exercise" \
          --legal-basis "Exercise order 7" --review-date 2027-06-30
        probative add material --vault first-vault --case "Harbour Ridge"
        """;

    private static readonly IVerb[] s_verbs =
    [
        new InitVerb(),
        new MemberVerb(),
        new CaseVerb(),
        new AddVerb(),
        new ExamineVerb(),
        new InspectVerb(),
        new HashVerb(),
        new ListVerb(),
        new SearchVerb(),
        new ShowVerb(),
        new HistoryVerb(),
        new BytesVerb(),
        new ClaimVerb(),
        new ObservationVerb(),
        new ControlVerb(),
        new WhoVerb(),
        new PositionVerb(),
        new NamedVerb(NamedWords.Source),
        new NamedVerb(NamedWords.Entity),
        new NamedVerb(NamedWords.Place),
        new FindingVerb(),
        new ReviewVerb(),
        new GradeVerb(),
        new NoteVerb(),
        new TaskVerb(),
        new IncidentVerb(),
        new PatternVerb(),
        new MatchVerb(),
        new CopyVerb(),
        new HashesVerb(),
        new LinkVerb(),
        new HypothesisVerb(),
        new LawVerb(),
        new CorrectVerb(),
        new HoldVerb(),
        new RestrictVerb(),
        new ConditionVerb(),
        new ConsentVerb(),
        new RetainVerb(),
        new DueVerb(),
        new DestroyVerb(),
        new KeysVerb(),
        new CheckVerb(),
        new ExchangeVerb(),
        new HandoverVerb(),
        new ReceiptVerb(),
        new LogVerb(),
        new AnchorVerb(),
        new BackupVerb(),
        new RestoreVerb(),
        new RepairVerb(),
        new RebuildVerb(),
        new AccessVerb(),
        new ServeVerb(),
    ];

    private readonly GlobalOptions _globals = new();
    private readonly HelpOption _help = new();
    private readonly VersionOption _version = new();
    private readonly VerbTable _table = new();

    // A plain command: a RootCommand would be called what the file of the program is called.
    private readonly Command _root;

    public CommandLine()
    {
        _root = new Command(
            "probative",
            "From post to proof: keep what was found, record who says what, hand it over, checkable.");
        _help.Recursive = true;
        _help.Action = new HelpAction { MaxWidth = HelpWidth };
        _root.Add(_help);
        _root.Add(_version);
        foreach (var option in _globals.All) _root.Add(option);
        foreach (var verb in s_verbs) _root.Add(verb.Define(_table));
        _table.AddGroup(_root, FirstSteps);
    }

    /// <summary>What can be run.</summary>
    public VerbTable Table => _table;

    /// <summary>The report that fits the arguments, also when they cannot be parsed.</summary>
    public static IReport ReportFor(string[] args, Surroundings around) =>
        args.TakeWhile(arg => arg != "--").Contains("--json")
            ? new JsonReport(around)
            : new ScreenReport(around);

    public async Task<int> RunAsync(
        string[] args, IReport report, Surroundings around, CancellationToken interrupt)
    {
        // No response files: a path that begins with `@` is a path.
        var parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var command = parsed.CommandResult.Command;
        report.Command = VerbTable.NameOf(command);
        if (parsed.GetResult(_help) is not null)
            return Show(report, new JsonObject { ["help"] = HelpFor(command) }, "help");
        if (parsed.GetResult(_version) is not null)
            return Show(report, new JsonObject { ["version"] = Tool.NameAndVersion }, "version");

        if (parsed.Errors.Count > 0 || !_table.TryFind(command, out var line))
        {
            foreach (var message in UsageText.Of(parsed)) report.Note(Usage(command, message));
            return report.End(
                Ending.WrongUsage, null, args.Length == 0 ? page => page.Block(HelpFor(command)) : null);
        }

        return await line.Run(new Session(parsed, _globals, report, around, interrupt));
    }

    private static int Show(IReport report, JsonObject result, string what) =>
        report.End(Ending.Done, result, page => page.Block((string)result[what]!));

    private static Problem Usage(Command command, string message) => new(
        "usage",
        null,
        message,
        $"`{string.Join(' ', ["probative", .. VerbTable.WordsOf(command)])} --help` shows how.");

    private string HelpFor(Command command)
    {
        // Asked for anew: of a line that is wrong the parser would tell the fault beside the help.
        using var text = new StringWriter();
        _root.Parse([.. VerbTable.WordsOf(command), _help.Name])
            .Invoke(new InvocationConfiguration { Output = text });
        if (_table.ExampleOf(command) is { } example) text.Write($"Example:\n{Indent(example)}\n");
        return text.ToString().TrimEnd() + "\n";
    }

    private static string Indent(string example) =>
        string.Join('\n', example.Split('\n').Select(line => "  " + line));
}

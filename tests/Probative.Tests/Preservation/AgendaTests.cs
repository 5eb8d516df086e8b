using System.Text;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Preservation.Agenda;
using Probative.Preservation.Dates;
using Probative.Preservation.Restrictions;
using Probative.Tests.Handover.Support;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Preservation;

/// <summary>Notes and tasks: what the office writes for itself.</summary>
public sealed class AgendaTests
{
    [Fact]
    public async Task A_note_keeps_its_words_and_a_member_of_another_case_sees_none()
    {
        await using var desk = await DeskAsync();
        var told = await NoteAsync(desk, "Exercise", "  Ask the harbour office.  ");
        Assert.Equal("Ask the harbour office.", (string?)told.Result["note"]!["text"]);
        await NoteAsync(desk, "name:one.txt", "The upper half is cut off.");

        Assert.Equal(2, (await ListNotesAsync(desk)).Rows.Count);
        var ofItem = await ListNotesAsync(desk, item: "name:one.txt");
        Assert.Equal("The upper half is cut off.", (string?)Assert.Single(ofItem.Rows)["text"]);

        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        Assert.Empty((await ListNotesAsync(desk, by: other)).Rows);
        Assert.Equal(["case-not-found"], (await ListNotesAsync(desk, by: other, @case: "Exercise")).Codes);
        var strangers = await Desk.RunAsync(new NoteKeeper(desk.Vault), new AddNote
        {
            By = other, What = "Exercise", Case = null, Text = "a",
        });
        Assert.Equal(["not-found"], strangers.Codes);
    }

    [Fact]
    public async Task A_task_is_open_until_it_is_done_or_dropped_and_ends_once()
    {
        await using var desk = await DeskAsync();
        var first = await TaskAsync(desk, "Call the office", due: "2020-05", @for: "Ira Karst");
        var task = first.Result["task"]!.AsObject();
        Assert.True((bool)task["overdue"]!);
        Assert.StartsWith("investigator-", (string?)task["assignee"], StringComparison.Ordinal);
        await TaskAsync(desk, "Geolocate", due: "2999", @for: null);

        var done = await EndAsync(desk, ((string)task["id"]!)[..6], "They answered.");
        Assert.Equal("done", (string?)done.Result["task"]!["outcome"]);
        Assert.False((bool)done.Result["task"]!["overdue"]!);
        Assert.Equal(["task-ended"], (await EndAsync(desk, (string)task["id"]!, "Again.")).Codes);
        Assert.Equal(["task-not-found"], (await EndAsync(desk, "0000", "None.")).Codes);
        Assert.Equal(["bad-value"], (await EndAsync(desk, (string)task["id"]!, " ")).Codes);

        Assert.Equal("Geolocate", (string?)Assert.Single((await ListTasksAsync(desk)).Rows)["text"]);
        var all = await ListTasksAsync(desk, ended: true);
        Assert.Equal(["Geolocate", "Call the office"], all.Rows.Select(row => (string?)row["text"]));
        Assert.Equal("They answered.", (string?)all.Rows[1]["end_reason"]);
    }

    [Fact]
    public async Task Only_who_joined_the_case_can_be_given_a_task_of_it()
    {
        await using var desk = await DeskAsync();
        await desk.AddMemberAsync("Ola Nordby", desk.Member);
        Assert.Equal(["not-joined"], (await TaskAsync(desk, "a", null, "Ola Nordby")).Codes);
        Assert.Equal(["member-not-found"], (await TaskAsync(desk, "a", null, "Nobody")).Codes);
        Assert.Equal(["bad-value"], (await TaskAsync(desk, "a", "tomorrow", null)).Codes);
        Assert.Equal(["bad-value"], (await TaskAsync(desk, " ", null, null)).Codes);
        Assert.Empty(await desk.FactsAsync("TaskAdded"));

        await Desk.RunAsync(new CaseJoiner(desk.Vault), new JoinCase
        {
            By = desk.Member, Case = "Exercise", Member = "Ola Nordby", Role = "analyst",
        });
        var given = await TaskAsync(desk, "a", null, "Ola Nordby");
        var pseudonym = (string?)given.Result["task"]!["assignee"];
        Assert.Equal(Ending.Done, (await TaskAsync(desk, "b", null, pseudonym)).Ending);
    }

    [Fact]
    public async Task What_is_to_be_done_by_a_day_is_due_from_then_on_until_it_ends()
    {
        await using var desk = await DeskAsync();
        var task = await TaskAsync(desk, "Call the office", due: "2027-03", @for: null);
        Assert.Empty((await DueAsync(desk, "2027-02")).Rows);
        var due = Assert.Single((await DueAsync(desk, "2027-03")).Rows);
        Assert.Equal(("task", "2027-03-01"), ((string?)due["what"], (string?)due["due_from"]));
        Assert.Equal("Call the office", (string?)due["reason"]);
        await EndAsync(desk, (string)task.Result["task"]!["id"]!, "Nobody answers.", isDropped: true);
        Assert.Empty((await DueAsync(desk, "2027-03")).Rows);
    }

    [Fact]
    public async Task Notes_and_tasks_of_a_restricted_item_are_left_out_and_counted()
    {
        await using var desk = await DeskAsync();
        await NoteAsync(desk, "name:one.txt", "Shows a bystander.");
        await TaskAsync(desk, "Blur it", null, null, "name:one.txt");
        await Desk.RunAsync(new Restricter(desk.Vault), new RestrictItem
        {
            By = desk.Member, Item = "name:one.txt", Case = null, Reason = "a bystander",
        });
        foreach (var told in (Told[])[await ListNotesAsync(desk), await ListTasksAsync(desk)])
        {
            Assert.Empty(told.Rows);
            Assert.Equal(1, told.Count("restricted_left_out"));
        }

        Assert.Single((await ListNotesAsync(desk, restricted: true)).Rows);
    }

    [Fact]
    public async Task A_handover_withholds_notes_and_tasks_whole_unless_their_words_are_disclosed()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "The bridge was reportedly closed.");
        var claim = await vault.ClaimAsync(item.Item, "reportedly", "Paper");
        var number = (await vault.AppendAsync(new NoteAdded
        {
            Note = NoteId.New(), Item = item.Item, Text = "reportedly",
        })).Number;
        await vault.AppendAsync(new TaskAdded
        {
            Task = TaskId.New(), Item = null, Text = "Ask the warden", Assignee = null, Due = null,
        });

        var package = await new HandoverTrial(vault).PackAsync();
        Assert.Equal(["fact: kept in the house"], HandoverTrial.Withheld(package, number));
        Assert.Equal(["fact: kept in the house"], HandoverTrial.Withheld(package, number + 1));
        Assert.Empty(Searcher.Find(package.Files, "Ask the warden"));

        // What a note quotes is no secret for that.
        Assert.Empty(HandoverTrial.Withheld(package, claim.Number));

        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Disclose = [$"{number}:text"] };
        var opened = HandoverTrial.Opened(await trial.PackAsync(), number)!;
        Assert.Equal("reportedly", ((JsonValue.Text)opened["text"]).Value);
    }

    [Fact]
    public void The_facts_are_written_in_exactly_this_form()
    {
        var item = new ItemId(new Id(0, 1));
        var (note, task) = (new NoteId(new Id(0, 2)), new TaskId(new Id(0, 3)));
        IFact[] facts =
        [
            new NoteAdded { Note = note, Item = item, Text = "words" },
            new NoteAdded { Note = note, Item = null, Text = "words" },
            new TaskAdded
            {
                Task = task, Item = item, Text = "words", Assignee = "investigator-1", Due = "2028",
            },
            new TaskAdded { Task = task, Item = null, Text = "words", Assignee = null, Due = null },
            new TaskEnded { Task = task, Item = item, Outcome = TaskEnded.Done, Reason = "why" },
            new TaskEnded { Task = task, Item = null, Outcome = TaskEnded.Dropped, Reason = "why" },
        ];
        var written = new StringBuilder();
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        foreach (var fact in facts)
        {
            var row = Assert.Single(
                page, line => line.StartsWith($"| `{fact.Type}` |", StringComparison.Ordinal));
            var fields = new FactFields();
            fact.Write(fields);
            written.Append(fact.Type);
            foreach (var field in fields.All)
            {
                Assert.Contains($"`{field.Name}` ", row, StringComparison.Ordinal);
                var value = Encoding.UTF8.GetString(CanonicalJson.ToBytes(field.Value));

                // A field in brackets is sealed under the item, so that it is destroyed with it.
                Assert.True(field.Subject is null || field.Subject == item.Value);
                written.Append(field.Subject is null ? $" {field.Name}={value}" : $" [{field.Name}={value}]");
            }

            written.Append('\n');
        }

        var golden = Path.Combine(Repository.Root, "tests/Probative.Tests/Golden/agenda-facts.txt");
        Assert.Equal(File.ReadAllText(golden), written.ToString());
    }

    private static async Task<Desk> DeskAsync()
    {
        var desk = await Desk.CreateAsync();
        desk.Folder.Write("one.txt", "The bridge was reportedly closed.");
        await desk.AddAsync(desk.Add());
        return desk;
    }

    private static Task<Told> NoteAsync(Desk desk, string what, string text) => Desk.RunAsync(
        new NoteKeeper(desk.Vault), new AddNote { By = desk.Member, What = what, Case = null, Text = text });

    private static Task<Told> TaskAsync(
        Desk desk, string text, string? due, string? @for, string what = "Exercise") => Desk.RunAsync(
        new TaskKeeper(desk.Vault),
        new AddTask { By = desk.Member, What = what, Case = null, Text = text, For = @for, Due = due });

    private static Task<Told> EndAsync(Desk desk, string task, string reason, bool isDropped = false) =>
        Desk.RunAsync(
            new TaskKeeper(desk.Vault),
            new EndTask { By = desk.Member, Task = task, IsDropped = isDropped, Reason = reason });

    private static Task<Told> ListNotesAsync(
        Desk desk, MemberId? by = null, string? @case = null, string? item = null, bool restricted = false) =>
        Desk.RunAsync(
            new AgendaLister(desk.Vault),
            new ListNotes
            {
                By = by ?? desk.Member, Case = @case, Item = item, WithRestricted = restricted, Limit = 10,
            });

    private static Task<Told> ListTasksAsync(Desk desk, bool ended = false) => Desk.RunAsync(
        new AgendaLister(desk.Vault),
        new ListTasks { By = desk.Member, Case = "Exercise", WithEnded = ended, Limit = 10 });

    private static Task<Told> DueAsync(Desk desk, string until) => Desk.RunAsync(
        new DueLister(desk.Vault),
        new ListDue { By = desk.Member, Case = null, Until = until, Limit = 10 });
}

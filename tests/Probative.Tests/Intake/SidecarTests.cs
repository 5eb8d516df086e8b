using Probative.Kernel.Commands;
using Xunit;

namespace Probative.Tests.Intake;

public sealed class SidecarTests
{
    [Fact]
    public async Task Each_row_states_what_it_says_of_its_file()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("clips/a.ts", "one");
        desk.Folder.Write("clips/b.ts", "two");
        desk.Folder.Write("clips/not-named.ts", "three");
        desk.Folder.Write("sidecar.csv", """
            path,from,received,source,url,time_shown,zone
            clips/b.ts,Doe,2026-10,channel One,https://one.example/1,14:05,+02:00
            clips/b.ts,,,channel Two,,Not Stated,
            ./clips/../clips/a.ts,not stated,,,,,
            """);

        var told = await desk.AddAsync(desk.Add(sidecar: "sidecar.csv"));

        Assert.Equal(Ending.Done, told.Ending);
        var received = await desk.FactsAsync("ItemReceived");
        Assert.Equal([("a.ts", null), ("b.ts", "Doe")], received.Select(fact =>
            (fact.Fields.Text("name")!, fact.Fields.Text("from"))));
        var seen = await desk.FactsAsync("AppearanceRecorded");
        Assert.Equal([("channel One", "14:05"), ("channel Two", null)], seen.Select(fact =>
            (fact.Fields.Text("source")!, fact.Fields.Text("time_shown"))));
        Assert.All(seen, fact => Assert.Equal(received[1].Fields.Id("item"), fact.Fields.Id("item")));
    }

    [Fact]
    public async Task With_a_folder_named_files_without_a_row_are_taken_and_nothing_is_stated_of_them()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("clips/a.ts", "one");
        desk.Folder.Write("clips/b.ts", "two");
        desk.Folder.Write("sidecar.jsonl", """{"path":"clips/b.ts","from":"Doe"}""");

        await desk.AddAsync(desk.Add(sidecar: "sidecar.jsonl") with { Paths = [desk.Folder["clips"]] });

        Assert.Equal([("a.ts", null), ("b.ts", "Doe")], (await desk.FactsAsync("ItemReceived")).Select(fact =>
            (fact.Fields.Text("name")!, fact.Fields.Text("from"))));
    }

    [Theory]
    [InlineData("path\nmissing.ts\n", "sidecar-path-not-found", 2)]
    [InlineData("path\nclips\n", "sidecar-path-not-found", 2)]
    [InlineData("path\n\"\"\n", "sidecar-no-path", 2)]
    [InlineData("path,received\nclips/a.ts,tomorrow\n", "sidecar-bad-value", 2)]
    [InlineData("path,from\nclips/a.ts,Doe\nclips/a.ts,Doe\n", "sidecar-duplicate-row", 3)]
    [InlineData("path,from\nclips/a.ts,Doe\nclips/./a.ts,Roe\n", "sidecar-conflicting-rows", 3)]
    [InlineData("path,url\nclips/a.ts,x\nclips/a.ts,y\nclips/a.ts,x\n", "sidecar-duplicate-row", 4)]
    public async Task What_is_wrong_is_told_with_its_line_before_anything_is_recorded(
        string text, string code, long line)
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("clips/a.ts", "one");
        desk.Folder.Write("sidecar.csv", text);
        var size = desk.Vault.Ledger.Size;

        var told = await desk.AddAsync(desk.Add(sidecar: "sidecar.csv"));

        Assert.Equal(Ending.WrongUsage, told.Ending);
        var problem = Assert.Single(told.Problems);
        Assert.Equal((code, $"{desk.Folder["sidecar.csv"]}:{line}"), (problem.Code, problem.Path));
        Assert.Equal(size, desk.Vault.Ledger.Size);
    }

    [Fact]
    public async Task Every_wrong_row_is_told_at_once()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("sidecar.csv", "path,seen\nx,2026\ny,never\n");
        var told = await desk.AddAsync(desk.Add(sidecar: "sidecar.csv"));
        Assert.Equal(
            ["sidecar-path-not-found", "sidecar-bad-value", "sidecar-path-not-found"], told.Codes);
    }

    [Fact]
    public async Task A_row_outside_of_what_was_named_is_told()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("in/a", "one");
        desk.Folder.Write("out/b", "two");
        desk.Folder.Write("sidecar.csv", "path\nin/a\nout/b\n");
        var told = await desk.AddAsync(desk.Add(sidecar: "sidecar.csv") with { Paths = [desk.Folder["in"]] });
        var problem = Assert.Single(told.Problems);
        Assert.Equal(
            ("sidecar-path-not-named", $"{desk.Folder["sidecar.csv"]}:3"), (problem.Code, problem.Path));
    }

    [Fact]
    public async Task A_sidecar_in_the_folder_that_it_describes_is_not_kept()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("in/a.txt", "one");
        desk.Folder.Write("in/sidecar.csv", "path,from\na.txt,somebody unnamed\n");

        var command = desk.Add(sidecar: "in/sidecar.csv") with { Paths = [desk.Folder["in"]] };
        var told = await desk.AddAsync(command);

        Assert.Equal((Ending.Done, 1L), (told.Ending, told.Count("kept")));
        var received = Assert.Single(await desk.FactsAsync("ItemReceived"));
        Assert.Equal(
            ("a.txt", "somebody unnamed"), (received.Fields.Text("name"), received.Fields.Text("from")));
    }

    [Fact]
    public async Task A_sidecar_that_is_named_as_a_file_of_its_own_is_kept()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a.txt", "one");
        desk.Folder.Write("sidecar.csv", "path\na.txt\n");
        var told = await desk.AddAsync(desk.Add(sidecar: "sidecar.csv") with
        {
            Paths = [desk.Folder["a.txt"], desk.Folder["sidecar.csv"]],
        });
        Assert.Equal((Ending.Done, 2L), (told.Ending, told.Count("kept")));
    }

    [Fact]
    public async Task A_sidecar_that_is_not_there_is_told()
    {
        await using var desk = await Desk.CreateAsync();
        var told = await desk.AddAsync(desk.Add(sidecar: "nothing.csv"));
        Assert.Equal(["sidecar-unreadable"], told.Codes);
    }
}

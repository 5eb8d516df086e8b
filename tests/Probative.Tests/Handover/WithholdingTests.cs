using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>What stays, and that it is listed exactly so.</summary>
public class WithholdingTests
{
    [Fact]
    public async Task A_whole_case_leaves_but_for_what_is_kept_in_the_house()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("report.txt", "Two men allegedly fell.", from: "Anna Vale");
        var package = await new HandoverTrial(vault).PackAsync();

        Assert.Equal(["modified: kept in the house", "path: kept in the house"],
            HandoverTrial.Withheld(package, item.Number).Order());
        var opened = HandoverTrial.Opened(package, item.Number)!;
        Assert.Equal("Anna Vale", ((JsonValue.Text)opened["from"]).Value);
        Assert.DoesNotContain("path", opened.Keys);
        Assert.Equal("Two men allegedly fell.", package.Text($"data/items/{item.Sha256.ToHex()}.txt"));
        Assert.Empty(Searcher.Find(package.Files, "/srv/intake"));
    }

    [Fact]
    public async Task A_field_of_the_house_is_opened_when_it_is_asked_for()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("report.txt", "text");
        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Disclose = [$"{item.Number}:path"] };
        var package = await trial.PackAsync();

        Assert.Equal("/srv/intake/2026/report.txt",
            ((JsonValue.Text)HandoverTrial.Opened(package, item.Number)!["path"]).Value);
        Assert.Equal(["modified: kept in the house"], HandoverTrial.Withheld(package, item.Number));
    }

    [Fact]
    public async Task Items_are_withheld_by_any_name_they_came_under_and_a_name_of_nothing_is_told()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var clip = await vault.ReceiveAsync("clip-9.mp4", "bytes of the clip");
        var again = await vault.ReceiveAsync("IMG_4711.mp4", "bytes of the clip", item: clip.Item);
        var report = await vault.ReceiveAsync("report.txt", "Nobody was named.");
        Assert.Equal(clip.Item, again.Item);

        var package = await new HandoverTrial(vault).Withholding(("name:CLIP-*", "asked for")).PackAsync();
        Assert.Equal(["fact: asked for"], HandoverTrial.Withheld(package, clip.Number));
        Assert.Equal(["fact: asked for"], HandoverTrial.Withheld(package, again.Number));
        Assert.NotNull(HandoverTrial.Opened(package, report.Number));
        Assert.Empty(Searcher.Find(package.Files, "clip-9", "IMG_4711"));

        await new HandoverTrial(vault).Withholding(("name:clip", "asked for"))
            .RefuseAsync(Ending.WrongUsage, "selector-idle");
    }

    [Fact]
    public async Task A_withheld_item_takes_with_it_every_fact_about_it_and_every_mention_of_it()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("hidden.mp4", "bytes of the clip", from: "Witness K-7");
        await vault.AppearAsync(kept.Item, "Channel Nine", "https://example.org/clip/9");
        var article = await vault.ReceiveAsync("article.txt", "See https://example.org/clip/9 for the clip.");
        var quote = await vault.ClaimAsync(
            article.Item, "See https://example.org/clip/9 for the clip.", "Paper");
        var named = await vault.ClaimAsync(article.Item, "The file HIDDEN.MP4 shows it.", "Paper");
        var plain = await vault.ClaimAsync(article.Item, "Nobody was seen.", "Paper");

        var trial = new HandoverTrial(vault).Withholding((kept.Item.ToString(), "endangers a source"));
        var package = await trial.PackAsync();

        Assert.Equal(["fact: endangers a source"], HandoverTrial.Withheld(package, kept.Number));
        Assert.Equal(["fact: endangers a source"], HandoverTrial.Withheld(package, kept.Number + 1));
        Assert.Equal(["quote: names what is withheld"], HandoverTrial.Withheld(package, quote.Number));
        Assert.Equal(["quote: names what is withheld"], HandoverTrial.Withheld(package, named.Number));
        Assert.Empty(HandoverTrial.Withheld(package, plain.Number));
        Assert.Equal(
            [$"data/items/{article.Sha256.ToHex()}.txt"],
            package.Files.Keys.Where(p => p.Contains("/items/")));

        // The article itself was chosen: its bytes are handed over as they are.
        var searched = package.Files.Where(
            file => !file.Key.StartsWith("data/items/", StringComparison.Ordinal));
        Assert.Empty(Searcher.Find(
            searched,
            "hidden.mp4", "Witness K-7", "Channel Nine", "example.org/clip/9", kept.Item.ToString(),
            kept.Sha256.ToHex(), "/srv/intake"));
    }

    [Fact]
    public async Task A_field_that_lists_a_withheld_item_is_withheld_with_it()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("hidden.mp4", "clip");
        await vault.ReceiveAsync("open.txt", "text");
        var list = await vault.AppendAsync(new ListingRecorded([kept.Item.ToString(), "seen twice"]));
        var digest = await vault.AppendAsync(
            new ListingRecorded(["sha256 " + kept.Sha256.ToHex().ToUpperInvariant()]));
        var package = await new HandoverTrial(vault)
            .Withholding((kept.Item.ToString(), "sealed by the court")).PackAsync();

        // A fact that is about nothing but the item stays as a whole; one that only mentions it loses the
        // field.
        Assert.Equal(["fact: sealed by the court"], HandoverTrial.Withheld(package, list.Number));
        Assert.Equal(["entries: names what is withheld"], HandoverTrial.Withheld(package, digest.Number));
    }

    [Fact]
    public async Task A_fact_about_several_items_loses_only_the_field_that_names_the_withheld_one()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("hidden.mp4", "clip");
        var open = await vault.ReceiveAsync("open.txt", "text");
        var both = await vault.AppendAsync(new ListingRecorded([kept.Item.ToString(), open.Item.ToString()]));
        var package = await new HandoverTrial(vault).Withholding((kept.Sha256.ToHex(), "sealed")).PackAsync();

        Assert.Equal(["entries: names what is withheld"], HandoverTrial.Withheld(package, both.Number));
        Assert.Empty(Searcher.Find(package.Files, kept.Item.ToString(), kept.Sha256.ToHex(), "hidden.mp4"));
    }

    [Fact]
    public async Task What_was_not_chosen_stays_as_bare_leaves()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var chosen = await vault.ReceiveAsync("chosen.txt", "chosen", from: "Anna Vale");
        var other = await vault.ReceiveAsync("other.txt", "other", from: "Anna Vale", intake: IntakeId.New());
        var claim = await vault.ClaimAsync(other.Item, "other", "Paper");
        var package = await new HandoverTrial(vault).Selecting(chosen.Item.ToString()).PackAsync();

        Assert.Equal(["fact: outside the selection"], HandoverTrial.Withheld(package, other.Number));
        Assert.Equal(["fact: outside the selection"], HandoverTrial.Withheld(package, claim.Number));
        Assert.NotNull(HandoverTrial.Opened(package, chosen.Number));

        // Nobody asked to hide Anna Vale, and what was chosen says her name.
        Assert.Empty(Searcher.Find(package.Files, "other.txt", other.Item.ToString(), other.Sha256.ToHex()));
    }

    [Fact]
    public async Task Of_an_intake_that_is_not_chosen_whole_a_failure_tells_only_that_it_was_one()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var foreign = IntakeId.New();
        var chosen = await vault.ReceiveAsync("chosen.txt", "chosen");
        await vault.ReceiveAsync("other.txt", "other", intake: foreign);
        var failed = await vault.AppendAsync(Failure("lost.mp4", vault.Intake));
        var elsewhere = await vault.AppendAsync(Failure("gone.mp4", foreign));
        var package = await new HandoverTrial(vault).Selecting(chosen.Sha256.ToHex()).PackAsync();

        Assert.Equal(
            ["actor", "at", "code", "intake", "type"],
            HandoverTrial.Opened(package, failed.Number)!.Keys.Order());
        Assert.Equal(
            ["message: outside the selection", "name: outside the selection", "path: kept in the house"],
            HandoverTrial.Withheld(package, failed.Number).Order());
        Assert.Equal(["fact: outside the selection"], HandoverTrial.Withheld(package, elsewhere.Number));
        Assert.Empty(Searcher.Find(package.Files, "lost.mp4", "gone.mp4"));
    }

    [Fact]
    public async Task The_name_of_a_failure_that_is_a_withheld_items_name_is_withheld()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var failed = await vault.AppendAsync(Failure("hidden.mp4", vault.Intake));
        var kept = await vault.ReceiveAsync("hidden.mp4", "clip");
        await vault.ReceiveAsync("open.txt", "text");
        var package = await new HandoverTrial(vault).Withholding((kept.Item.ToString(), "sealed"))
            .PackAsync();

        Assert.Contains("name: names what is withheld", HandoverTrial.Withheld(package, failed.Number));
        Assert.Contains("message: names what is withheld", HandoverTrial.Withheld(package, failed.Number));
    }

    [Theory]
    [InlineData("item", "counts what is withheld")]
    [InlineData("fact", "counts what is withheld")]
    [InlineData("selection", "outside the selection")]
    public async Task No_count_that_a_withheld_item_is_part_of_is_open(string how, string reason)
    {
        await using var vault = await MemoryVault.CreateAsync();
        var started = await vault.AppendAsync(new IntakeStarted
        {
            Intake = vault.Intake, Tool = "test", Paths = 2, Key = TreeHash.Leaf("key"u8),
        });
        var kept = await vault.ReceiveAsync("hidden.mp4", "clip");
        var open = await vault.ReceiveAsync("open.txt", "text");
        var finished = await vault.AppendAsync(
            new IntakeFinished { Intake = vault.Intake, Received = 2, Again = 0, Failed = 0 });
        var other = await vault.AppendAsync(
            new IntakeFinished { Intake = IntakeId.New(), Received = 0, Again = 0, Failed = 1 });
        await new HandoverTrial(vault).PackAsync();
        var trial = new HandoverTrial(vault);
        if (how == "selection") trial.Selecting(open.Item.ToString());
        else trial.Withholding((how == "item" ? kept.Item.ToString() : $"{kept.Number}", "sealed"));
        var package = await trial.PackAsync();

        string[] counts =
            ["paths", "received", "again", "failed", "items", "withheld_facts", "withheld_fields"];
        for (var number = 1L; number <= package.Lines("data/facts.txt").Length; number++)
        {
            if (number == other.Number || HandoverTrial.Opened(package, number) is not { } fields) continue;
            Assert.DoesNotContain(fields, field =>
                counts.Contains(field.Key) && field.Value is JsonValue.Number);
        }

        Assert.Contains($"paths: {reason}", HandoverTrial.Withheld(package, started.Number));
        Assert.Equal(
            [$"again: {reason}", $"failed: {reason}", $"received: {reason}"],
            HandoverTrial.Withheld(package, finished.Number).Order());
        Assert.Contains($"withheld: {reason}", package.Text("index.html"), StringComparison.Ordinal);

        // An intake of which nothing is withheld is told of as before.
        var opened = HandoverTrial.Opened(package, other.Number);
        Assert.Equal(how == "selection", opened is null);
        Assert.True(opened is null || opened.ContainsKey("failed"));
    }

    [Fact]
    public async Task An_item_whose_digest_is_withheld_everywhere_is_told_of_and_does_not_leave()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("large.mp4", "clip");
        var package = await new HandoverTrial(vault).Withholding(($"{item.Item}:sha256", "bytes on request"))
            .PackAsync();

        Assert.Contains("sha256: bytes on request", HandoverTrial.Withheld(package, item.Number));
        Assert.DoesNotContain(
            package.Files.Keys, path => path.StartsWith("data/items/", StringComparison.Ordinal));
        Assert.Contains("its bytes are withheld", package.Text("index.html"), StringComparison.Ordinal);
        Assert.Empty(Searcher.Find(package.Files, item.Sha256.ToHex()));
    }

    [Fact]
    public async Task A_field_is_withheld_in_one_fact_in_those_of_an_item_or_in_all()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var one = await vault.ReceiveAsync("one.txt", "1", from: "Anna Vale");
        var two = await vault.ReceiveAsync("two.txt", "2", from: "Bert Moor");
        var again = await vault.ReceiveAsync("two again.txt", "2", from: "Cara Fenn", item: two.Item);
        var package = await new HandoverTrial(vault).Withholding(
            ($"{one.Number}:from", "asked for"), ($"{two.Item}:from", "afraid"), ("consent", "private"))
            .PackAsync();

        Assert.Contains("from: asked for", HandoverTrial.Withheld(package, one.Number));
        Assert.Contains("from: afraid", HandoverTrial.Withheld(package, two.Number));
        Assert.Contains("from: afraid", HandoverTrial.Withheld(package, again.Number));
        Assert.All(new[] { one, two, again }, item =>
            Assert.Contains("consent: private", HandoverTrial.Withheld(package, item.Number)));
        Assert.Empty(Searcher.Find(package.Files, "Anna Vale", "Bert Moor", "Cara Fenn"));
    }

    [Fact]
    public async Task What_was_destroyed_is_listed_as_that()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var part = await vault.ReceiveAsync("part.txt", "part");
        var all = await vault.ReceiveAsync("all.txt", "all");
        vault.Memory.Destroy(part.Index, field => field.Name is "from" or "name");
        vault.Memory.Destroy(all.Index, _ => true);
        var package = await new HandoverTrial(vault).PackAsync();

        Assert.Equal(
            2, HandoverTrial.Withheld(package, part.Number).Count(line => line == "unknown: destroyed"));
        Assert.Equal(["fact: destroyed"], HandoverTrial.Withheld(package, all.Number));
    }

    [Fact]
    public async Task The_counts_in_the_handover_are_those_of_the_lists()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var one = await vault.ReceiveAsync("one.txt", "1");
        await vault.ReceiveAsync("two.txt", "2");
        var trial = new HandoverTrial(vault).Withholding((one.Item.ToString(), "sealed"));
        var package = await trial.PackAsync();

        var lines = package.Lines("data/withheld.txt");
        Assert.Equal(1, (long?)trial.Ended.Result!["withheld_facts"]);
        Assert.Equal(1, lines.Count(line => line.StartsWith("fact ", StringComparison.Ordinal)));
        Assert.Equal(lines.Length - 1, (long?)trial.Ended.Result!["withheld_fields"]);
        Assert.Equal(1, (long?)trial.Ended.Result!["items"]);
    }

    internal static IntakeFailed Failure(string name, IntakeId intake) => new()
    {
        Intake = intake,
        Name = name,
        Code = "unreadable",
        Message = $"{name} could not be read.",
        Path = "/srv/intake/2026/" + name,
        Target = null,
    };
}

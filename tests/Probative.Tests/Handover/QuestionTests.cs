using Probative.Handover.Plan;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>What a person has to decide before anything leaves, and what is refused.</summary>
public class QuestionTests
{
    [Fact]
    public async Task A_source_that_something_chosen_has_too_is_asked_about_by_name()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("one.txt", "1", from: "Anna Vale");
        var open = await vault.ReceiveAsync("two.txt", "2", from: "Anna Vale");
        var trial = new HandoverTrial(vault).Withholding((kept.Item.ToString(), "afraid"));

        var asked = await trial.RefuseAsync(Ending.Refused, "also-open");
        Assert.Equal($"{open.Number}:from", asked.Path);
        Assert.StartsWith($"{kept.Number}:from", asked.Message, StringComparison.Ordinal);
        Assert.Contains($"open, in {open.Number}:from. No package", asked.Message, StringComparison.Ordinal);
        Assert.Contains($"--confirm {open.Number}:from", asked.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain(vault.Memory.All, fact => fact.Fields.Type == "HandedOver");
    }

    [Fact]
    public async Task Withholding_it_too_answers_the_question()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("one.txt", "1", from: "Anna Vale");
        var open = await vault.ReceiveAsync("two.txt", "2", from: "Anna Vale");
        var package = await new HandoverTrial(vault)
            .Withholding((kept.Item.ToString(), "afraid"), ($"{open.Number}:from", "afraid")).PackAsync();

        Assert.Empty(Searcher.Find(package.Files, "Anna Vale"));
    }

    [Fact]
    public async Task Confirming_it_answers_the_question()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("one.txt", "1", from: "Anna Vale");
        var open = await vault.ReceiveAsync("two.txt", "2", from: "Anna Vale");
        var trial = new HandoverTrial(vault).Withholding((kept.Item.ToString(), "afraid"));
        trial.Command = trial.Command with { Confirm = [$"{open.Number}:from"] };
        var package = await trial.PackAsync();

        Assert.True(HandoverTrial.Opened(package, open.Number)!.ContainsKey("from"));
        Assert.Empty(Searcher.Find(package.Files, "one.txt", kept.Item.ToString(), kept.Sha256.ToHex()));
    }

    [Fact]
    public async Task Two_items_of_one_name_are_asked_about_and_not_guessed_at()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("IMG_0001.jpg", "1");
        var open = await vault.ReceiveAsync("img_0001.JPG", "2");
        var trial = new HandoverTrial(vault).Withholding((kept.Item.ToString(), "a child is seen"));

        Assert.Equal($"{open.Number}:name", (await trial.RefuseAsync(Ending.Refused, "also-open")).Path);
    }

    [Fact]
    public async Task A_field_withheld_in_one_fact_and_open_in_another_is_asked_about()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "1");
        var first = await vault.AppearAsync(item.Item, "Channel", "https://example.org/1");
        var second = await vault.AppearAsync(item.Item, "Mirror", "HTTP://EXAMPLE.ORG/1/");
        var trial = new HandoverTrial(vault).Withholding(($"{first.Number}:url", "leads to a person"));

        Assert.Equal($"{second.Number}:url", (await trial.RefuseAsync(Ending.Refused, "also-open")).Path);
    }

    [Fact]
    public async Task Of_very_many_questions_some_are_told_and_all_are_counted()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("one.txt", "1", from: "Anna Vale");
        for (var i = 0; i < 130; i++)
        {
            await vault.ReceiveAsync($"open {i}.txt", $"text {i}", from: "Anna Vale");
        }

        var trial = await new HandoverTrial(vault).Withholding((kept.Item.ToString(), "afraid")).RunAsync();

        Assert.Equal(Ending.Refused, trial.Ended.Ending);
        Assert.Equal(21, trial.Problems.Count(problem => problem.Code == "also-open"));
        Assert.StartsWith("110 further", trial.Problems[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Anna Vale is afraid", "Disclosure", "Counsel")]
    [InlineData("afraid", "What ANNA VALE gave", "Counsel")]
    [InlineData("afraid", "Disclosure", "Anna Vale's counsel")]
    public async Task Words_of_the_handover_that_tell_what_stays_are_refused(
        string reason, string purpose, string to)
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("one.txt", "1", from: "Anna Vale");
        await vault.ReceiveAsync("two.txt", "2");
        var trial = new HandoverTrial(vault).Withholding((kept.Item.ToString(), reason));
        trial.Command = trial.Command with { Purpose = purpose, To = to };

        await trial.RefuseAsync(Ending.Refused, "leak-found");
    }

    [Theory]
    [InlineData("9:url")] // The case has no fact 9.
    [InlineData("2:ur1")]
    [InlineData("ur1")]
    [InlineData("00000000000000000000000000000001")]
    [InlineData("00000000000000000000000000000001:from")]
    public async Task A_selector_that_applies_to_nothing_is_refused(string what)
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        await new HandoverTrial(vault).Withholding((what, "a slip")).RefuseAsync(
            Ending.WrongUsage, "selector-idle");
    }

    [Theory]
    [InlineData("type")]
    [InlineData("2:type")]
    [InlineData("00000000000000000000000000000001:type")]
    public async Task A_type_is_not_withheld_by_itself_and_that_is_said_before_anything_is_written(
        string what)
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        var trial = new HandoverTrial(vault).Withholding((what, "nobody's business"));
        var refused = await trial.RefuseAsync(Ending.WrongUsage, "selector-form");

        Assert.Contains("type", refused.Message, StringComparison.Ordinal);
        Assert.Contains("whole fact", refused.Hint, StringComparison.Ordinal);
        Assert.Empty(trial.Sinks.Made);
    }

    [Theory]
    [InlineData("9:from")]
    [InlineData("fron")]
    [InlineData("00000000000000000000000000000001:from")]
    public async Task A_confirmation_that_applies_to_nothing_is_refused_too(string what)
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Confirm = [what] };

        Assert.Equal(what, (await trial.RefuseAsync(Ending.WrongUsage, "selector-idle")).Path);
    }

    [Fact]
    public async Task A_field_that_one_item_has_does_not_excuse_the_slip_about_another()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var one = await vault.ReceiveAsync("one.txt", "1");
        var two = await vault.ReceiveAsync("two.txt", "2");
        await vault.AppearAsync(one.Item, "Channel", "https://example.org/1");
        var trial = new HandoverTrial(vault).Withholding(
            ($"{one.Item}:url", "asked for"), ($"{two.Item}:url", "asked for"));

        Assert.Equal(
            $"{two.Item}:url", (await trial.RefuseAsync(Ending.WrongUsage, "selector-idle")).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2:")]
    [InlineData("2:URL")]
    [InlineData(":url")]
    [InlineData("two")]
    [InlineData("2:pad 1")]
    public async Task What_is_no_selector_is_refused_or_applies_to_nothing(string what)
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        var trial = await new HandoverTrial(vault).Withholding((what, "a slip")).RunAsync();

        Assert.Equal(Ending.WrongUsage, trial.Ended.Ending);
        Assert.Empty(trial.Sinks.Made);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData(" ")]
    [InlineData("tab\there")]
    public async Task A_reason_is_one_line_of_text(string reason)
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        await new HandoverTrial(vault).Withholding(("2", reason)).RefuseAsync(Ending.WrongUsage, "text-form");
    }

    [Fact]
    public async Task Choosing_nothing_or_what_is_not_there_is_refused()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Select = ItemSelection.Named("*.mp4") };
        await trial.RefuseAsync(Ending.WrongUsage, "nothing-chosen");
        trial.Selecting("0123 is no item");
        await trial.RefuseAsync(Ending.WrongUsage, "item-not-found");
        trial.Selecting(new string('a', 64));
        await trial.RefuseAsync(Ending.WrongUsage, "item-not-found");
    }

    [Fact]
    public async Task Choosing_items_and_withholding_all_of_them_is_refused()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var one = await vault.ReceiveAsync("one.txt", "1");
        await vault.ReceiveAsync("two.txt", "2");
        var trial = new HandoverTrial(vault).Selecting(one.Item.ToString())
            .Withholding((one.Item.ToString(), "sealed"));

        await trial.RefuseAsync(Ending.WrongUsage, "nothing-chosen");
        Assert.Empty(trial.Sinks.Made);
    }

    [Fact]
    public async Task That_no_item_is_in_the_package_is_told_unless_the_case_has_none()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var trial = new HandoverTrial(vault);
        await trial.PackAsync();
        Assert.Empty(trial.Problems);

        await vault.ReceiveAsync("one.txt", "1");
        trial = new HandoverTrial(vault).Withholding(("sha256", "sealed"));
        await trial.PackAsync();
        Assert.Equal("no-items", Assert.Single(trial.Problems).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task An_out_that_is_no_path_is_refused(string path)
    {
        await using var vault = await MemoryVault.CreateAsync();
        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Out = path };
        await trial.RefuseAsync(Ending.WrongUsage, "out-folder");
    }

    [Fact]
    public async Task Items_are_named_by_their_first_digits_as_far_as_these_are_theirs_alone()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var one = await vault.ReceiveAsync("one.txt", "1", item: Item("aaaa0000"));
        var two = await vault.ReceiveAsync("two.txt", "2", item: Item("aaaa1111"));
        var package = await new HandoverTrial(vault).Selecting("AAAA0").PackAsync();
        Assert.NotNull(HandoverTrial.Opened(package, one.Number));
        Assert.Null(HandoverTrial.Opened(package, two.Number));

        await new HandoverTrial(vault).Selecting("aaaa").RefuseAsync(Ending.WrongUsage, "item-ambiguous");
        package = await new HandoverTrial(vault).Withholding(("aaaa1111", "sealed")).PackAsync();
        Assert.Null(HandoverTrial.Opened(package, two.Number));
    }

    [Fact]
    public async Task Items_are_chosen_by_a_pattern_of_their_names()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var one = await vault.ReceiveAsync("Report 1.TXT", "1");
        var two = await vault.ReceiveAsync("clip.mp4", "2");
        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Select = ItemSelection.Named("report*.txt") };
        var package = await trial.PackAsync();

        Assert.NotNull(HandoverTrial.Opened(package, one.Number));
        Assert.Null(HandoverTrial.Opened(package, two.Number));
    }

    private static ItemId Item(string digits) =>
        Id.TryParse(digits.PadRight(32, '7'), out var id)
            ? new ItemId(id)
            : throw new ArgumentException(digits);
}

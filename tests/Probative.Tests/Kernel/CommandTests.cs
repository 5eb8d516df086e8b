using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Cli.Running;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Keys;
using Probative.Reading;
using Xunit;

namespace Probative.Tests.Kernel;

/// <summary>
/// Commands are records that a server can carry: what is written of one is all there is to it. Every command
/// that runs on an open vault is tried, filled with values, so that a new one without a form fails here.
/// </summary>
public sealed class CommandTests
{
    public static TheoryData<string> Names { get; } =
        [.. CommandRoutes.Forms.Select(form => form.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_is_the_same_after_a_journey(string name)
    {
        var form = Form(name);
        foreach (var command in Filled(form.Command).Cast<ICommand>())
        {
            var written = CommandJson.Of(command);
            Assert.Equal(
                SettableOf(form.Command).Select(property => property.Name).Order(),
                written.Select(member => PascalOf(member.Key)).Order());
            Assert.DoesNotContain(written, member => member.Value is null);

            // What JSON does not know how to write it writes as nothing.
            Assert.DoesNotContain(
                written, member => member.Value!.ToJsonString().Contains("{}", StringComparison.Ordinal));
            var sent = JsonNode.Parse(JsonBytes.Of(written))!.AsObject();
            var (read, problem) = CommandJson.Read(form, sent);
            Assert.Null(problem);
            Assert.Equal(form.Command, read!.GetType());
            Assert.Equal(command.Name, read.Name);
            Assert.Equal(written.ToJsonString(), CommandJson.Of(read).ToJsonString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_has_to_be_said_is_missed_and_what_is_not_known_refused(string name)
    {
        var form = Form(name);
        var members = CommandJson.Of((ICommand)Filled(form.Command)[0]);
        var required = CommandJson.SchemaOf(form)["required"]?.AsArray().Select(node => (string)node!) ?? [];
        foreach (var member in members.Select(member => member.Key).ToList())
        {
            var without = members.DeepClone().AsObject();
            without.Remove(member);
            var isMissed = required.Contains(member) || (member == "by" && form.Name != "member-add");
            Assert.Equal(isMissed, CommandJson.Read(form, without).Problem is not null);
        }

        members["not_a_member"] = 1;
        Assert.Equal("bad-command", CommandJson.Read(form, members).Problem?.Code);
    }

    [Theory]
    [InlineData("""{"by":"x","item":"a","quote":"q","speakers":[],"hedges":[],"denies":false}""")]
    [InlineData("""{"by":null,"item":"a","quote":"q","speakers":[],"hedges":[],"denies":false}""")]
    [InlineData("""{"item":7,"quote":"q","speakers":[],"hedges":[],"denies":false}""")]
    [InlineData("""{"item":"a","quote":null,"speakers":[],"hedges":[],"denies":false}""")]
    [InlineData("""{"item":"a","quote":"q","speakers":[null],"hedges":[],"denies":false}""")]
    [InlineData("""{"item":"a","quote":"q","speakers":[],"hedges":[],"denies":false,"at":-1}""")]
    [InlineData("""{"item":"a","quote":"\\ud800","speakers":[],"hedges":[],"denies":"no"}""")]
    [InlineData("""{"item":"a","quote":"q","speakers":{},"hedges":[],"denies":false}""")]
    public void What_is_no_claim_is_refused_in_words(string text)
    {
        var members = JsonNode.Parse(text)!.AsObject();
        if (!members.ContainsKey("by")) members["by"] = MemberId.New().ToString();
        var (command, problem) = CommandJson.Read(Form("claim-add"), members);
        Assert.Null(command);
        Assert.Equal("bad-command", problem!.Code);
    }

    [Fact]
    public void Every_name_is_one_of_its_own_and_fit_for_an_address()
    {
        var names = CommandRoutes.Forms.Select(form => form.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
        Assert.Equal(typeof(RecordClaim), Form("claim-add").Command);
    }

    [Fact]
    public void What_names_a_member_who_acts_says_so_and_a_server_asks_about_it()
    {
        foreach (var form in CommandRoutes.Forms.Where(form => form.IsActed && form.Name != "member-add"))
            Assert.True(typeof(IActedCommand).IsAssignableFrom(form.Command), form.Name);
    }

    public static TheoryData<CommandEvent> Events { get; } =
    [
        new CommandEvent.Progress("p\u2028\"", 1, null, 2, 3),
        new CommandEvent.Recorded(
            "ItemReceived", new Appended(CaseId.FromSpan(Bytes(16)), 7, 3, Hash32.Of([1]))),
        new CommandEvent.Noted(new Problem("code", null, "m\n", "h")),
        new CommandEvent.Row(new JsonObject { ["a"] = 1, ["b"] = null }),
        new CommandEvent.Finished(Ending.DoneWithFailures, new JsonObject { ["rows"] = new JsonArray() }),
        new CommandEvent.Finished(Ending.WrongUsage, null),
    ];

    [Theory]
    [MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public void An_event_is_the_same_after_a_journey_on_one_line(CommandEvent happened)
    {
        var line = Encoding.UTF8.GetString(EventLine.Of(happened));
        Assert.EndsWith("\n", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line[..^1]);
        var read = EventLine.Read(line[..^1]);
        Assert.Equal(happened.GetType(), read?.GetType());
        Assert.Equal(line, Encoding.UTF8.GetString(EventLine.Of(read!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"event":"finished","exit":99}""")]
    [InlineData("""{"event":"finished","exit":"0"}""")]
    [InlineData("""{"event":"row"}""")]
    [InlineData("""{"event":"something"}""")]
    public void A_line_that_is_no_event_is_none(string line) => Assert.Null(EventLine.Read(line));

    private static CommandForm Form(string name) => CommandRoutes.Forms.Single(form => form.Name == name);

    private static byte[] Bytes(int count) => [.. Enumerable.Range(1, count).Select(i => (byte)i)];

    /// <summary>A value of a type with everything in it; of what comes in several kinds, each.</summary>
    private static List<object> Filled(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return ["text \u0430\"<"];
        if (plain == typeof(bool)) return [true];
        if (plain == typeof(int)) return [7];
        if (plain == typeof(long)) return [8_000_000_000L];
        if (plain == typeof(decimal)) return [0.125m];
        if (plain == typeof(DateTimeOffset)) return [DateTimeOffset.UnixEpoch.AddDays(1.5)];
        if (plain == typeof(Hash32)) return [Hash32.Of([2])];
        if (plain == typeof(MemberId)) return [MemberId.New()];
        if (plain == typeof(ReadOnlyMemory<byte>)) return [new ReadOnlyMemory<byte>([0, 255])];
        if (plain.IsEnum) return [.. Enum.GetValues(plain).Cast<object>()];
        if (plain == typeof(KeyProtection)) return [.. plain.GetNestedTypes().SelectMany(Filled)];
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var entries = Filled(plain.GetGenericArguments()[0]);
            var list = Array.CreateInstance(plain.GetGenericArguments()[0], entries.Count);
            for (var i = 0; i < entries.Count; i++) list.SetValue(entries[i], i);
            return [list];
        }

        Assert.StartsWith("Probative.", plain.FullName, StringComparison.Ordinal);
        return Records(plain);
    }

    private static List<object> Records(Type type)
    {
        var made = type.GetConstructors()
            .First(one => one.GetParameters() is not [{ ParameterType: var only }] || only != type);
        var settable = SettableOf(type);
        var count = settable.Max(property => (int?)Filled(property.PropertyType).Count) ?? 1;
        return
        [
            .. Enumerable.Range(0, count).Select(kind =>
            {
                object Pick(Type of) => Filled(of) is var all ? all[Math.Min(kind, all.Count - 1)] : of;
                var record = made.Invoke([.. made.GetParameters().Select(one => Pick(one.ParameterType))]);
                foreach (var property in settable) property.SetValue(record, Pick(property.PropertyType));
                return record;
            }),
        ];
    }

    private static List<PropertyInfo> SettableOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null),
    ];

    private static string PascalOf(string snake) =>
        string.Concat(snake.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

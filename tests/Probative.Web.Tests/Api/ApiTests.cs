using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Probative.Tests.Shared;
using Probative.Web.Tests.Browser;
using Xunit;

namespace Probative.Web.Tests.Api;

/// <summary>Commands sent by scripts: who is let in, and what is told.</summary>
public sealed class ApiTests
{
    private const string List = "/api/v1/commands/case-list";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_let_in_but_who_has_a_token_or_sits_at_the_workbench()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        using var script = await Script.OfAsync(served);
        using var nobody = new HttpClient { BaseAddress = served.Base };
        var ours = served.Base.GetLeftPart(UriPartial.Authority);

        // Without anything a script is a page of unknown origin; with ours it is still nobody.
        Assert.Equal((403, null), await Script.RefusedAsync(nobody, Script.Post(List)));
        Assert.Equal((401, "not-signed-in"), await RefusedAsync(nobody, ("Origin", ours)));
        Assert.Equal((401, "not-signed-in"), await RefusedAsync(nobody, ("Authorization", "Bearer wrong")));
        Assert.Equal((401, "not-signed-in"), await RefusedAsync(nobody, ("Authorization", "Basic YTpi")));
        Assert.Equal((401, "not-signed-in"), await Script.RefusedAsync(
            nobody, new HttpRequestMessage(HttpMethod.Get, "/api/v1/commands")));

        // Another site's page is turned away with whatever it brings.
        Assert.Equal((403, null), await RefusedAsync(script.Http, ("Origin", "http://example.net")));
        Assert.Equal((403, null), await RefusedAsync(script.Http, ("Origin", "null")));
        Assert.Equal((403, null), await RefusedAsync(script.Http, ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal((421, null), await RefusedAsync(script.Http, ("Host", "localhost:80")));

        var events = await script.RunAsync("case-list", []);
        Assert.Contains(events, line => (string?)line["row"]?["name"] == "Lower Osk");
        Assert.Equal(0, (int)events[^1]["exit"]!);
    }

    [Fact]
    public async Task A_member_acts_as_nobody_else_and_reaches_nothing_beyond_the_vault()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        Assert.Equal(0, (await CommandRun.OfAsync(served.Folder, "member", "add", "Ola Nordby")).Exit);
        using var script = await Script.OfAsync(served, "Ola Nordby");
        var members = (await script.RunAsync("member-list", []))
            .Where(line => line["row"] is not null).ToList();
        var other = (string)members.Single(line =>
            (string?)line["row"]!["name"] == "A. Investigator")["row"]!["id"]!;
        foreach (var (name, body, status, code) in ((string, string, int, string)[])
        [
            ("case-list", $$"""{"by":"{{other}}"}""", 403, "not-you"),
            ("access-list", $$"""{"by":"{{other}}","limit":1}""", 403, "not-you"),
            ("member-add", $$"""{"by":"{{other}}","member_name":"X"}""", 403, "not-you"),
            ("member-add", """{"by":null,"member_name":"X"}""", 403, "not-you"),
            ("add", """{"case":"C","paths":["/etc/hostname"],"stated":{"acquisition":{},"appearances":[]}}""",
                403, "operator-only"),
            ("keys-recovery", "{}", 403, "operator-only"),
            ("examine", """{"is_unsafe":true}""", 403, "operator-only"),
            ("repair", """{"from":["/"]}""", 403, "operator-only"),
            ("init", "{}", 404, "unknown-command"),
            ("case-list", "[]", 400, "bad-body"),
            ("case-list", "{", 400, "bad-body"),
            ("case-list", """{"limit":1}""", 400, "bad-command"),
            ("list-items", """{"case":"C","limit":-1}""", 400, "bad-command"),
        ])
        {
            Assert.Equal((status, code), await Script.RefusedAsync(
                script.Http, Script.Post($"/api/v1/commands/{name}", body)));
        }

        // What she may not see is as if it were not there.
        var items = await script.RunAsync(
            "list-items", new JsonObject { ["case"] = "Lower Osk", ["limit"] = 5 });
        Assert.Equal("wrong_usage", (string?)items[^1]["ending"]);
        Assert.Equal((404, "no-such-run"), await Script.RefusedAsync(
            script.Http, new HttpRequestMessage(HttpMethod.Delete, "/api/v1/runs/1234")));
        // What is the operator's alone has no address here, no more than what was never there.
        Assert.Equal((404, "unknown-address"), await Script.RefusedAsync(
            script.Http, Script.Post("/api/v1/token?name=Ola")));
        foreach (var nothing in (string[])["/api/v1/items", "/api/v2/commands", "/api/v1/commands/case-list"])
        {
            Assert.Equal((404, "unknown-address"), await Script.RefusedAsync(
                script.Http, new HttpRequestMessage(HttpMethod.Get, nothing)));
        }
    }

    [Fact]
    public async Task The_description_has_every_command_as_it_is_taken()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        using var script = await Script.OfAsync(served);
        var listed = (await script.Http.GetFromJsonAsync<JsonObject>(
            "/api/v1/commands", Ct))!["commands"]!.AsArray();
        var document = (await script.Http.GetFromJsonAsync<JsonObject>("/openapi/v1.json", Ct))!;
        var schemas = document["components"]!["schemas"]!.AsObject();
        Assert.InRange(listed.Count, 50, 500);
        foreach (var name in listed.Select(one => (string)one!["name"]!))
        {
            var post = document["paths"]![$"/api/v1/commands/{name}"]!["post"]!;
            Assert.Equal($"#/components/schemas/{name}", (string?)post["requestBody"]!["content"]![
                "application/json"]!["schema"]!["$ref"]);
            foreach (var reference in References(schemas[name]!)) AssertThere(document, reference);

            // Nothing of what it says is required can be left out; where nothing is, nothing is missed.
            var required = schemas[name]!["required"]?.AsArray().Select(node => (string)node!) ?? [];
            using var answer = await script.Http.PostAsync(
                $"/api/v1/commands/{name}?why=a%20test",
                new StringContent("""{"x":1}""", null, "application/json"),
                Ct);
            Assert.Equal(400, (int)answer.StatusCode);
            Assert.DoesNotContain("name", required);
        }

        Assert.Equal(
            listed.Count + 2, document["paths"]!.AsObject().Count);
    }

    [Fact]
    public async Task The_socket_is_the_operator_s_alone_and_goes_with_the_server()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var folder = Path.Combine(served.Folder, "state/serve");
        var socket = Assert.Single(Directory.GetFiles(folder));
        if (!OperatingSystem.IsLinux()) throw new PlatformNotSupportedException();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(folder));

        var link = await CommandRun.OfAsync(served.Folder, "member", "link", "A. Investigator", "--json");
        Assert.StartsWith($"{served.Base}in/", (string)link.Result["link"]!, StringComparison.Ordinal);
        var unknown = await CommandRun.OfAsync(served.Folder, "member", "link", "Nobody", "--json");
        Assert.Equal((2, "member-not-found"), (unknown.Exit, unknown.Codes));
        var other = await CommandRun.OfAsync(served.Folder, "rebuild", "--json");
        Assert.Equal((3, "vault-held"), (other.Exit, other.Codes));

        await served.StopAsync();
        Assert.False(File.Exists(socket));
        var gone = await CommandRun.OfAsync(served.Folder, "member", "link", "A. Investigator", "--json");
        Assert.Equal((2, "not-served"), (gone.Exit, gone.Codes));
    }

    [Fact]
    public async Task A_server_says_who_holds_the_vault_or_the_port_and_what_to_do()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var held = await CommandRun.OfAsync(served.Folder, "serve", "--port", "0", "--json");
        Assert.Equal((3, "vault-held"), (held.Exit, held.Codes));
        Assert.Contains(", serve, since ", held.Output, StringComparison.Ordinal);
        await using var other = await Served.SampleAsync(scratch["two"]);
        await other.StopAsync();
        var taken = await CommandRun.OfAsync(
            other.Folder, "serve", "--port", $"{served.Base.Port}", "--json");
        Assert.Equal((2, "port-taken"), (taken.Exit, taken.Codes));
    }

    private static Task<(int Status, string? Code)> RefusedAsync(
        HttpClient http, (string Name, string Value) header)
    {
        var request = Script.Post(List);
        request.Headers.Remove(header.Name);
        if (header.Name == "Authorization") request.Headers.Authorization = null;
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return Script.RefusedAsync(http, request);
    }

    private static IEnumerable<string> References(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref"
            ? [(string)member.Value!]
            : member.Value is null ? [] : References(member.Value)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(References),
        _ => [],
    };

    private static void AssertThere(JsonObject document, string reference)
    {
        JsonNode? at = document;
        foreach (var step in reference.Split('/').Skip(1))
            at = at is JsonArray list ? list[int.Parse(step, null)] : at?[step];
        Assert.True(at is not null, reference);
    }
}

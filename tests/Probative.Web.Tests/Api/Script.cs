using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Probative.Web.Tests.Browser;
using Xunit;

namespace Probative.Web.Tests.Api;

/// <summary>A member's script: it has a token and speaks HTTP.</summary>
internal sealed class Script : IDisposable
{
    private Script(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    /// <summary>With a token that the command line made.</summary>
    public static async Task<Script> OfAsync(Served served, string member = "A. Investigator")
    {
        var made = await CommandRun.OfAsync(served.Folder, "member", "token", member, "--json");
        Assert.Equal(0, made.Exit);
        var http = new HttpClient { BaseAddress = served.Base };
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (string?)made.Result["token"]);
        return new Script(http);
    }

    /// <summary>Sends a command and reads its events.</summary>
    public async Task<List<JsonObject>> RunAsync(string name, JsonObject members)
    {
        using var answer = await Http.PostAsJsonAsync($"/api/v1/commands/{name}", members);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        List<JsonObject> events =
            [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
                line => JsonNode.Parse(line)!.AsObject())];
        Assert.Equal("finished", (string?)events[^1]["event"]);
        return events;
    }

    /// <summary>What a request came to that was refused: the status and the code.</summary>
    public static async Task<(int Status, string? Code)> RefusedAsync(
        HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                return ((int)answer.StatusCode, null);
            return ((int)answer.StatusCode, (string?)JsonNode.Parse(text)!["code"]);
        }
    }

    public static HttpRequestMessage Post(string target, string json = "{}") => new(HttpMethod.Post, target)
    {
        Content = new StringContent(json, null, "application/json"),
    };

    public void Dispose() => Http.Dispose();
}

using System.Net;
using System.Text.RegularExpressions;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

/// <summary>What the server answers to whoever is not its own page.</summary>
public sealed partial class SecurityTests
{
    [Fact]
    public async Task Strangers_other_names_and_other_pages_are_turned_away()
    {
        using var scratch = new Scratch();
        await using var served = await Served.EmptyAsync(scratch["one"]);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = served.Base };

        var stranger = await client.GetAsync("/record", Ct);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        Assert.StartsWith("/in", stranger.Headers.Location!.PathAndQuery, StringComparison.Ordinal);

        var misled = await StatusAsync(
            client,
            HttpMethod.Get,
            "/",
            request => request.Headers.Host = $"workbench.example:{served.Base.Port}");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, misled);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, HttpMethod.Post, "/in", request =>
            request.Headers.Add("Origin", "http://elsewhere.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, HttpMethod.Post, "/in", _ => { }));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, HttpMethod.Get, "/_blazor", Socket));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, HttpMethod.Post, "/out", request =>
        {
            request.Headers.Add("Origin", served.Base.GetLeftPart(UriPartial.Authority));
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
        }));
    }

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_do()
    {
        using var scratch = new Scratch();
        await using var served = await Served.EmptyAsync(scratch["one"]);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = served.Base };
        HashSet<string> nonces = [];
        foreach (var path in (string[])["/in", "/record", "/nothing", "/_framework/blazor.web.js"])
        {
            var answer = await client.GetAsync(path, Ct);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            var scripts = ScriptSources().Match(policy).Groups[1].Value;
            Assert.DoesNotContain("unsafe", scripts, StringComparison.Ordinal);
            Assert.True(nonces.Add(scripts));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_cookie_is_for_this_server_alone_and_dies_with_it()
    {
        using var scratch = new Scratch();
        await using var served = await Served.EmptyAsync(scratch["one"]);
        using var client = new HttpClient { BaseAddress = served.Base };
        var door = await client.GetStringAsync(served.Link, Ct);
        var token = Token().Match(door).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token),
            new("secret", new Uri(served.Link).Segments[^1]),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/in") { Content = form };
        request.Headers.Add("Origin", served.Base.GetLeftPart(UriPartial.Authority));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var bare = new HttpClient(handler) { BaseAddress = served.Base };

        // Without the cookie that belongs to the token, a form is nobody's.
        var forged = await bare.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.False(Directory.Exists(Path.Combine(scratch["one"], ".aspnet")));
    }

    private static void Socket(HttpRequestMessage request)
    {
        request.Headers.Add("Origin", "http://elsewhere.example");
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.ParseAdd("websocket");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<HttpStatusCode> StatusAsync(
        HttpClient client, HttpMethod method, string path, Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(method, path);
        with(request);
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    [GeneratedRegex("script-src ([^;]*)")]
    private static partial Regex ScriptSources();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

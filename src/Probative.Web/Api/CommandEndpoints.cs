using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Probative.Kernel.Commands;
using Probative.Web.House;
using Probative.Web.Permission;
using Probative.Web.SignIn;

namespace Probative.Web.Api;

/// <summary>
/// Every command that works on an open vault, for scripts and for the command line (docs/spec/api.md): sent
/// by its name, answered by its events, one a line.
/// </summary>
internal static class CommandEndpoints
{
    public const string Root = "/api/v1";

    /// <summary>Names the run in the answer, so that it can be stopped.</summary>
    public const string RunHeader = "Probative-Run";

    /// <summary>Room for lists of revoked certificates, as text; at most one such body a person.</summary>
    private const long BodyMaxBytes = 96L * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes, Way way)
    {
        routes.MapGet(Root + "/commands", context => ListAsync(context, way)).AllowAnonymous();
        routes.MapPost(Root + "/commands/{name}", context => RunAsync(context, way)).AllowAnonymous();
        routes.MapDelete(Root + "/runs/{name}", context => StopAsync(context, way)).AllowAnonymous();
        routes.MapGet("/openapi/v1.json", DescribeAsync).AllowAnonymous();

        // A script is told in its own language that it asked for nothing, never by a page for people.
        routes.Map("/api/{**rest}", context => RefuseAsync(context, way)).AllowAnonymous();
    }

    private static Task RefuseAsync(HttpContext context, Way way) => Caller.Of(context, way) is null
        ? Caller.RefuseAsync(context)
        : ProblemAnswer.WriteAsync(context, StatusCodes.Status404NotFound, new Problem(
            "unknown-address",
            null,
            $"There is nothing at this address for {context.Request.Method}.",
            "GET /openapi/v1.json describes every address, with its method."));

    private static async Task ListAsync(HttpContext context, Way way)
    {
        if (Caller.Of(context, way) is null)
        {
            await Caller.RefuseAsync(context);
            return;
        }

        var house = context.RequestServices.GetRequiredService<IHouse>();
        await WriteAsync(context, new JsonObject
        {
            ["commands"] = new JsonArray([.. house.Commands.Select(form => (JsonNode)new JsonObject
            {
                ["name"] = form.Name,
                ["writes"] = form.Writes,
                ["opens"] = form.Opens,
                ["needs_member"] = form.IsActed,
                ["operator_only"] = form.IsOperators,
            })]),
        });
    }

    private static Task DescribeAsync(HttpContext context)
    {
        var house = context.RequestServices.GetRequiredService<IHouse>();
        return WriteAsync(context, OpenApi.Of(house.Commands, house.Tool));
    }

    private static async Task RunAsync(HttpContext context, Way way)
    {
        if (Caller.Of(context, way) is not { } visitor)
        {
            await Caller.RefuseAsync(context);
            return;
        }

        var (command, status, problem) = await ReadAsync(context, way, visitor);
        var gate = context.RequestServices.GetRequiredService<Gate>();
        if (command is not null)
        {
            problem = await gate.RefusalAsync(visitor, command, way, context.RequestAborted);
            status = problem?.Code == "no-vault"
                ? StatusCodes.Status409Conflict
                : StatusCodes.Status403Forbidden;
        }

        if (problem is not null)
        {
            await ProblemAnswer.WriteAsync(context, status, problem);
            return;
        }

        using var run = context.RequestServices.GetRequiredService<Runs>()
            .Begin(visitor, context.RequestAborted);
        context.Response.Headers[RunHeader] = run.Name;
        var why = context.Request.Query["why"].ToString() is { Length: > 0 } text ? text : null;
        await EventStream.WriteAsync(
            context, gate.RunAsync(visitor, command!, why, way, run.Stopped), run.Stopped);
    }

    private static async Task<(ICommand? Command, int Status, Problem? Problem)> ReadAsync(
        HttpContext context, Way way, Visitor visitor)
    {
        var house = context.RequestServices.GetRequiredService<IHouse>();
        var name = (string)context.Request.RouteValues["name"]!;
        if (house.Commands.FirstOrDefault(form => form.Name == name) is not { } form)
            return (null, StatusCodes.Status404NotFound, NoSuch(name));
        if (!context.Request.HasJsonContentType())
            return (null, StatusCodes.Status415UnsupportedMediaType, NotJson());
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = BodyMaxBytes;
        JsonObject? members;
        try
        {
            members = await JsonNode.ParseAsync(
                context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
            if (members is not null && way == Way.Network && visitor.Member is { } member)
                CommandJson.NameActor(form, members, member);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            members = null;
        }
        catch (BadHttpRequestException wrong)
        {
            return (null, wrong.StatusCode, new Problem(
                "bad-body", null, "The body could not be read, or is too large.", "Send the command alone."));
        }

        if (members is null) return (null, StatusCodes.Status400BadRequest, NotJson());
        var (command, problem) = CommandJson.Read(form, members);
        return (command, StatusCodes.Status400BadRequest, problem);
    }

    private static async Task StopAsync(HttpContext context, Way way)
    {
        if (Caller.Of(context, way) is not { } visitor)
        {
            await Caller.RefuseAsync(context);
            return;
        }

        var runs = context.RequestServices.GetRequiredService<Runs>();
        var name = (string)context.Request.RouteValues["name"]!;
        if (await runs.StopAsync(name, who => way == Way.Socket || who.Member == visitor.Member))
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        await ProblemAnswer.WriteAsync(context, StatusCodes.Status404NotFound, new Problem(
            "no-such-run", null, "No run of yours of this name goes on.", "It may have ended by itself."));
    }

    private static Problem NoSuch(string name) => new(
        "unknown-command",
        null,
        $"There is no command `{name}` here.",
        "GET /api/v1/commands lists them; what opens or makes a vault by itself is not served.");

    private static Problem NotJson() => new(
        "bad-body",
        null,
        "The body is no JSON object.",
        "Send the members of the command as `Content-Type: application/json`.");

    internal static async Task WriteAsync(HttpContext context, JsonObject document)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(JsonBytes.Of(document));
    }
}

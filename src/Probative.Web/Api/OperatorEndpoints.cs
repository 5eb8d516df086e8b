using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Members;
using Probative.Web.House;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Web.Api;

/// <summary>
/// What only the operator asks, at the socket: what the server holds, who is meant by a name, and what lets a
/// member in.
/// </summary>
internal static class OperatorEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(CommandEndpoints.Root + "/server", TellAsync);
        routes.MapGet(CommandEndpoints.Root + "/member", context => ForMemberAsync(context, Tell));
        routes.MapPost(CommandEndpoints.Root + "/link", context => ForMemberAsync(context, Link));
        routes.MapPost(CommandEndpoints.Root + "/token", context => ForMemberAsync(context, Token));
    }

    private static Task TellAsync(HttpContext context)
    {
        var house = context.RequestServices.GetRequiredService<IHouse>();
        return CommandEndpoints.WriteAsync(context, new JsonObject
        {
            ["tool"] = house.Tool,
            ["vault"] = house.AtHand?.Folder,
            ["pid"] = Environment.ProcessId,
        });
    }

    /// <summary>Answers about the member that is meant by `name`; without it, the only one.</summary>
    private static async Task ForMemberAsync(
        HttpContext context, Func<HttpContext, Member, JsonObject> answer)
    {
        var house = context.RequestServices.GetRequiredService<IHouse>();
        var wanted = context.Request.Query["name"].ToString() is { Length: > 0 } name ? name : null;
        if (house.AtHand is not { } vault)
        {
            await ProblemAnswer.WriteAsync(context, StatusCodes.Status409Conflict, new Problem(
                "no-vault", null, "The server holds no vault.", "Open one in the workbench."));
            return;
        }

        var found = await new MemberRoll(vault.Vault).FindAsync(wanted, context.RequestAborted);
        if (found is MemberFound.One(var member))
            await CommandEndpoints.WriteAsync(context, answer(context, member));
        else
            await ProblemAnswer.WriteAsync(context, StatusCodes.Status404NotFound, found.ToProblem(wanted)!);
    }

    private static JsonObject Tell(HttpContext context, Member member) => new()
    {
        ["id"] = member.Id.ToString(),
        ["name"] = member.Name,
        ["pseudonym"] = member.Pseudonym,
    };

    private static JsonObject Link(HttpContext context, Member member)
    {
        var secret = context.RequestServices.GetRequiredService<SignInLinks>()
            .Make(new Visitor(member.Id, member.Name));
        var pages = context.RequestServices.GetRequiredService<Addresses>().Pages;
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        return new JsonObject
        {
            ["member"] = Tell(context, member),
            ["link"] = new Uri(pages, $"/in/{secret}").ToString(),
            ["until"] = FactTime.Format(clock.GetUtcNow() + SignInLinks.Lifetime),
        };
    }

    private static JsonObject Token(HttpContext context, Member member)
    {
        var (token, until) = context.RequestServices.GetRequiredService<BearerTokens>()
            .Make(new Visitor(member.Id, member.Name));
        var pages = context.RequestServices.GetRequiredService<Addresses>().Pages;
        return new JsonObject
        {
            ["member"] = Tell(context, member),
            ["token"] = token,
            ["api"] = new Uri(pages, CommandEndpoints.Root).ToString(),
            ["until"] = FactTime.Format(until),
        };
    }
}

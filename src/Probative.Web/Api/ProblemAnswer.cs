using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Probative.Kernel.Commands;

namespace Probative.Web.Api;

/// <summary>A problem as HTTP tells it: RFC 9457, with our code, and what to do as the detail.</summary>
internal static class ProblemAnswer
{
    public const string ContentType = "application/problem+json";

    public static async Task WriteAsync(HttpContext context, int status, Problem problem)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(JsonBytes.Of(ToJson(status, problem)));
    }

    private static JsonObject ToJson(int status, Problem problem) => new()
    {
        ["type"] = $"urn:probative:problem:{problem.Code}",
        ["title"] = problem.Message,
        ["status"] = status,
        ["detail"] = problem.Hint,
        ["code"] = problem.Code,
        ["path"] = problem.Path,
    };
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Probative.Kernel.Commands;
using Probative.Web.Permission;
using Probative.Web.SignIn;

namespace Probative.Web.Uploads;

/// <summary>
/// Uploads that can be cut and go on: the tus protocol, 1.0.0, with its extensions creation, termination,
/// expiration and checksum (https://tus.io/protocols/resumable-upload).
/// </summary>
internal static class UploadEndpoints
{
    private const string Version = "1.0.0";
    private const string BytesType = "application/offset+octet-stream";

    // The protocol's own: the bytes are not those that the sender meant.
    private const int ChecksumMismatch = 460;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/uploads").RequireAuthorization().AddEndpointFilter(
            async (context, next) =>
            {
                context.HttpContext.Response.Headers["Tus-Resumable"] = Version;
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return await next(context);
            });
        group.MapMethods("", ["OPTIONS"], Options);
        group.MapPost("", CreateAsync);
        group.MapMethods("/{id}", ["HEAD"], Head);
        group.MapPatch("/{id}", PatchAsync);
        group.MapDelete("/{id}", Delete);
    }

    private static IResult Options(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["Tus-Version"] = Version;
        headers["Tus-Extension"] = "creation,termination,expiration,checksum";
        headers["Tus-Checksum-Algorithm"] = "sha256";
        headers["Tus-Max-Size"] = UploadLimits.FileBytesMax.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, Gate gate, UploadStore store, CancellationToken ct)
    {
        if (VersionProblem(context) is { } wrong) return wrong;
        if (!Number(context, "Upload-Length", out var size)) return Results.BadRequest();
        var said = MetadataOf(context.Request.Headers["Upload-Metadata"].ToString());
        if (said.GetValueOrDefault("path") is not { Length: > 0 } path
            || said.GetValueOrDefault("case") is not { Length: > 0 } @case
            || said.GetValueOrDefault("batch") is not { Length: 32 } batch
            || !batch.All(char.IsAsciiHexDigitLower))
        {
            return Results.BadRequest();
        }

        var visitor = Visitor.Of(context.User)!;
        if (gate.UploadProblem(visitor) is { } refused) return Told(refused, StatusCodes.Status403Forbidden);
        var member = visitor.Member!.Value.ToString();
        if (!store.Knows(batch, member, @case) && !await gate.IsInCaseAsync(visitor, @case, ct))
            return Results.NotFound();
        var modified = long.TryParse(
            said.GetValueOrDefault("modified"), CultureInfo.InvariantCulture, out var ms) ? ms : (long?)null;
        var (upload, problem) = store.Begin(new Upload("", member, @case, batch, path, size, modified, null));
        if (upload is null) return Told(problem!, StatusOf(problem!));
        context.Response.Headers["Upload-Expires"] = store.Expires(upload).ToString("R");
        context.Response.Headers["Upload-Offset"] = "0";
        return Results.Created($"/uploads/{upload.Id}", null);
    }

    private static IResult Head(HttpContext context, UploadStore store, string id)
    {
        if (Find(context, store, id) is not { } upload) return Results.NotFound();
        Describe(context, store, upload);
        return Results.Ok();
    }

    private static async Task<IResult> PatchAsync(
        HttpContext context, UploadStore store, UploadTurns turns, string id)
    {
        if (VersionProblem(context) is { } wrong) return wrong;
        if (context.Request.ContentType != BytesType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (!Number(context, "Upload-Offset", out var offset)) return Results.BadRequest();
        using var turn = turns.Take(id);
        if (turn is null) return Results.StatusCode(StatusCodes.Status423Locked);
        if (Find(context, store, id) is not { } upload) return Results.NotFound();
        if (offset != store.OffsetOf(upload)) return Results.Conflict();
        if (upload.File is not null) return Results.NoContent();
        var checksum = context.Request.Headers["Upload-Checksum"].ToString().Split(' ');
        if (checksum is not [""] and not ["sha256", _]) return Results.BadRequest();
        try
        {
            if (!await WriteAsync(context, store, upload, offset, checksum is [_, var sum] ? sum : null))
                return Results.StatusCode(ChecksumMismatch);
        }
        catch (IOException full) when (full is not BadHttpRequestException)
        {
            // The connection was cut, or the disk refused: what came in stays, and the browser goes on there.
            if (context.RequestAborted.IsCancellationRequested) return Results.Empty;
            var problem = UploadProblems.Of(full);
            return Told(problem, StatusOf(problem));
        }
        catch (OperationCanceledException)
        {
            return Results.Empty;
        }

        if (store.OffsetOf(upload) == upload.SizeBytes && store.Complete(upload) is (null, { } refused))
            return Told(refused, StatusOf(refused));
        Describe(context, store, store.Find(id, upload.Member) ?? upload);
        return Results.NoContent();
    }

    private static IResult Delete(HttpContext context, UploadStore store, UploadTurns turns, string id)
    {
        if (Find(context, store, id) is not { } upload) return Results.NotFound();
        using var turn = turns.Take(id);
        if (turn is null) return Results.StatusCode(StatusCodes.Status423Locked);
        store.Discard(upload);
        return Results.NoContent();
    }

    /// <summary>False when the bytes are not those of the checksum; then none of them stays.</summary>
    private static async Task<bool> WriteAsync(
        HttpContext context, UploadStore store, Upload upload, long offset, string? checksum)
    {
        // The one place where a request may be this large, and never larger than what was announced.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = upload.SizeBytes - offset;
        await using var file = store.Append(upload);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None);
        }

        if (checksum is null || checksum == Convert.ToBase64String(hash.GetHashAndReset())) return true;
        file.SetLength(offset);
        return false;
    }

    private static void Describe(HttpContext context, UploadStore store, Upload upload)
    {
        var headers = context.Response.Headers;
        headers["Upload-Offset"] = store.OffsetOf(upload).ToString(CultureInfo.InvariantCulture);
        headers["Upload-Length"] = upload.SizeBytes.ToString(CultureInfo.InvariantCulture);
        if (upload.File is null) headers["Upload-Expires"] = store.Expires(upload).ToString("R");
    }

    private static Upload? Find(HttpContext context, UploadStore store, string id) =>
        Visitor.Of(context.User)?.Member is { } member ? store.Find(id, member.ToString()) : null;

    private static IResult? VersionProblem(HttpContext context) =>
        context.Request.Headers["Tus-Resumable"] == Version
            ? null
            : Results.StatusCode(StatusCodes.Status412PreconditionFailed);

    private static bool Number(HttpContext context, string header, out long number) => long.TryParse(
        context.Request.Headers[header].ToString(),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out number);

    /// <summary>Pairs of key and value in Base64, between commas (tus 1.0.0, "Upload-Metadata").</summary>
    private static Dictionary<string, string> MetadataOf(string header)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split(' ') is not [var key, var value]) continue;
            var bytes = new byte[value.Length];
            if (Convert.TryFromBase64String(value, bytes, out var length))
                said[key] = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return said;
    }

    private static int StatusOf(Problem problem) => problem.Code switch
    {
        "disk-full" => StatusCodes.Status507InsufficientStorage,
        "upload-too-large" or "uploads-waiting" => StatusCodes.Status413PayloadTooLarge,
        "upload-name" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static IResult Told(Problem problem, int status) => Results.Problem(
        detail: problem.Hint,
        title: problem.Message,
        statusCode: status,
        extensions: new Dictionary<string, object?> { ["code"] = problem.Code });
}

using System.Text.Json.Serialization;

namespace Probative.Web.Uploads;

/// <summary>How descriptions of uploads are written.</summary>
[JsonSerializable(typeof(Upload))]
internal sealed partial class UploadJson : JsonSerializerContext;

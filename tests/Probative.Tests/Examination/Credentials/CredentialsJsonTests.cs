using Probative.Examination.Credentials;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Examination.Credentials;

public class CredentialsJsonTests
{
    [Fact]
    public void A_file_without_credentials_says_so_and_what_that_does_not_show()
    {
        var file = new MemoryBytes(new byte[] { 0xff, 0xd8, 0xff, 0xd9 });
        var json = CredentialsJson.Of(CredentialsReader.Read(file));
        Assert.Equal("absent", json["state"]!.GetValue<string>());
        Assert.Equal("jpeg", json["carrier"]!.GetValue<string>());
        Assert.Null(json["store_sha256"]);
        Assert.Contains("scene", json["does_not_show"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signed_file_tells_signer_statements_and_failures_in_a_fixed_form()
    {
        using var file = FileBytes.Open(Repository.Outside("c2pa/public/adobe-20220124-XCA.jpg"));
        var json = CredentialsJson.Of(CredentialsReader.Read(file));
        Assert.Equal("invalid", json["state"]!.GetValue<string>());
        Assert.Equal(
            ["assertion.dataHash.mismatch", "signingCredential.untrusted"],
            json["failure_codes"]!.AsArray().Select(code => code!.GetValue<string>()));
        var manifest = json["manifests"]![0]!;
        Assert.Equal("PS256", manifest["signature"]!["algorithm"]!.GetValue<string>());
        Assert.Equal("2023-01-24T14:48:56Z", manifest["signature"]!["time_stamp"]!.GetValue<string>());
        Assert.False(json["is_trust_list_given"]!.GetValue<bool>());
        var again = CredentialsJson.Of(CredentialsReader.Read(file));
        Assert.Equal(json.ToJsonString(), again.ToJsonString());
    }
}

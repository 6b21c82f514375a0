using System.Text.Json;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure.Tokens;

namespace CleanTemplate.Infrastructure.Tests.Tokens;

public sealed class KeysOfOthers
{
    private static readonly string Good = Jwk.Write(new("a key", TestIssuer.Only.Key.ExportParameters(includePrivateParameters: false))).ToJsonString();

    [Fact]
    public void A_key_comes_back_as_it_was_written()
    {
        var key = Read(Good)!;

        Assert.Equal("a key", key.Id);
        Assert.Equal(TestIssuer.KidOf(TestIssuer.Only.Key), key.Thumbprint);
    }

    [Theory]
    [InlineData("\"use\":\"sig\",", "")]
    [InlineData("\"alg\":\"ES256\",", "")]
    public void A_key_need_not_say_what_it_is_for(string part, string instead) => Assert.NotNull(Read(Good.Replace(part, instead, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"EC\"", "\"RSA\"")]
    [InlineData("\"EC\"", "1")]
    [InlineData("P-256", "P-384")]
    [InlineData("\"sig\"", "\"enc\"")]
    [InlineData("\"ES256\"", "\"ES384\"")]
    [InlineData("\"a key\"", "\"\"")]
    [InlineData("\"kid\"", "\"id\"")]
    [InlineData("\"x\":\"", "\"x\":\"AA")]
    [InlineData("\"y\"", "\"z\"")]
    public void A_key_for_something_else_is_passed_over(string part, string instead) => Assert.Null(Read(Good.Replace(part, instead, StringComparison.Ordinal)));

    [Fact]
    public void A_point_that_is_not_on_the_curve_is_no_key()
    {
        var off = Good.Replace("\"y\":\"", $"\"y\":\"{new string('A', 43)}\",\"old\":\"", StringComparison.Ordinal);

        Assert.Null(Read(off));
    }

    [Fact]
    public void A_coordinate_has_32_bytes_also_where_one_more_would_be_zero()
    {
        var key = TestIssuer.Only.Key.ExportParameters(includePrivateParameters: false);
        key.Q = new() { X = [0, .. key.Q.X!], Y = [0, .. key.Q.Y!] };

        Assert.Null(Read(Jwk.Write(new("a key", key)).ToJsonString()));
    }

    private static VerificationKey? Read(string json) => Jwk.Read(JsonDocument.Parse(json).RootElement);
}

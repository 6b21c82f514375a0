using System.Security.Cryptography;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure.Accounts.Tokens;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class StartingWithKeys
{
    private readonly Dictionary<string, string?> _settings = new(TestIssuer.Only.Settings, StringComparer.Ordinal);

    [Fact]
    public void Without_any_keys_a_start_outside_development_is_stopped_with_everything_that_is_missing()
    {
        Assert.Equal(
            [
                "Tokens:SigningKeys:Current: A P-256 private key in PEM is required, here or as current.pem in the folder Tokens:KeyFolder.",
                "Tokens:RefreshKey: At least 32 random bytes in base64 are required, here or as refresh.key in the folder Tokens:KeyFolder.",
            ],
            Refused([]));
    }

    [Theory]
    [InlineData("Tokens:SigningKeys:Current")]
    [InlineData("Tokens:SigningKeys:Next")]
    [InlineData("Tokens:SigningKeys:Retired:0")]
    public void A_key_that_cannot_be_read_is_named(string setting)
    {
        _settings[setting] = "a secret";

        Assert.Equal([$"{setting}: This is no P-256 key in PEM."], Refused(_settings));
    }

    [Fact]
    public void A_key_on_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        _settings["Tokens:SigningKeys:Current"] = other.ExportPkcs8PrivateKeyPem();

        Assert.Equal(["Tokens:SigningKeys:Current: This is no P-256 key in PEM."], Refused(_settings));
    }

    [Fact]
    public void A_key_of_another_kind_is_refused()
    {
        using var other = RSA.Create(2048);
        _settings["Tokens:SigningKeys:Current"] = other.ExportPkcs8PrivateKeyPem();

        Assert.Single(Refused(_settings));
    }

    [Fact]
    public void A_public_key_cannot_sign_but_may_be_accepted()
    {
        var publicKey = TestIssuer.Only.NextKey.ExportSubjectPublicKeyInfoPem();
        _settings["Tokens:SigningKeys:Retired:0"] = publicKey;
        using TokenServer server = new(_settings);
        Assert.Equal(2, server.Ring.Accepted.Count);

        _settings["Tokens:SigningKeys:Current"] = publicKey;
        Assert.Equal(["Tokens:SigningKeys:Current: A private key is required, to sign with."], Refused(_settings));
    }

    [Theory, InlineData("c2hvcnQ="), InlineData("not base64 at all, but long enough to be a key"), InlineData(" ")]
    public void A_refresh_key_that_is_short_or_unreadable_is_refused(string key)
    {
        _settings["Tokens:RefreshKey"] = key;

        Assert.StartsWith("Tokens:RefreshKey: ", Assert.Single(Refused(_settings)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var refused = Refused(new(StringComparer.Ordinal) { ["Tokens:KeyFolder"] = "/nowhere/at/all" });

        Assert.Contains("/nowhere/at/all", Assert.Single(refused), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_as_good_as_settings()
    {
        using KeyFolder folder = new();
        var current = folder.NewKey("current.pem");

        using TokenServer server = new(folder.Settings);

        Assert.Equal(current, server.Ring.Current.Id);
    }

    [Fact]
    public void In_development_missing_keys_are_generated_once()
    {
        using TokenServer first = new([], "Development"), second = new([], "Development");

        Assert.Equal(first.Ring.Current.Id, second.Ring.Current.Id);
        Assert.Equal(first.Ring.RefreshKey, second.Ring.RefreshKey);
    }

    [Fact]
    public async Task Of_many_that_generate_keys_at_once_all_use_the_same()
    {
        using KeyFolder parent = new();
        var folder = Path.Combine(parent.Path, "keys");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => DevelopmentKeys.In(folder))));

        Assert.Equal(["current.pem", "refresh.key"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Generated_keys_are_readable_for_their_user_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix permissions; the user's folder is private there.");
        using KeyFolder parent = new();
        var folder = DevelopmentKeys.In(Path.Combine(parent.Path, "keys"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, Mode(folder));
        Assert.All(Directory.GetFiles(folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(file)));
    }

    private static IEnumerable<string> Refused(Dictionary<string, string?> settings)
    {
        using TokenServer server = new(settings);
        return Assert.Throws<OptionsValidationException>(() => server.Get<IOptions<KeyOptions>>().Value).Failures;
    }

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}

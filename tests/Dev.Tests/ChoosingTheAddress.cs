namespace CleanTemplate.Dev.Tests;

public sealed class ChoosingTheAddress : IDisposable
{
    private readonly DirectoryInfo _api = Directory.CreateTempSubdirectory();

    public void Dispose() => _api.Delete(recursive: true);

    [Fact]
    public void The_first_profile_with_an_address_counts()
    {
        _api.CreateSubdirectory("Properties");
        File.WriteAllText(Path.Combine(_api.FullName, "Properties", "launchSettings.json"), """
            { "profiles": { "Zero": { }, "Second": { "applicationUrl": "https://localhost:7001;http://localhost:5001" }, "A": { "applicationUrl": "http://localhost:1" } } } // later
            """);

        ApiAddress address = new(urls: null, _api.FullName);

        Assert.Equal("https://localhost:7001;http://localhost:5001", address.Urls);
        Assert.Equal(new Uri("http://localhost:5001"), address.Browsable);
    }

    [Theory]
    [InlineData("http://*:5002")]
    [InlineData("http://+:5002")]
    [InlineData("http://0.0.0.0:5002")]
    public void An_address_for_everybody_is_shown_as_localhost(string urls) =>
        Assert.Equal(new Uri("http://localhost:5002"), new ApiAddress(urls, _api.FullName).Browsable);

    [Fact]
    public void Port_zero_becomes_a_free_port() => Assert.NotEqual(0, new ApiAddress("http://127.0.0.1:0", _api.FullName).Browsable.Port);

    [Fact]
    public void What_is_no_address_is_refused() => Assert.Throws<CannotStartException>(() => new ApiAddress("localhost", _api.FullName));

    [Fact]
    public void Settings_of_the_command_line_win_over_the_files_of_the_api()
    {
        File.WriteAllText(Path.Combine(_api.FullName, "appsettings.json"), """{ "Urls": "http://localhost:1", "Database": { "Provider": "File", "ConnectionString": " " } }""");
        File.WriteAllText(Path.Combine(_api.FullName, "appsettings.Development.json"), """{ "Database": { "Provider": "Development" } }""");

        ApiSettings settings = new(_api.FullName, ["--urls", "http://localhost:2"]);

        Assert.Equal("http://localhost:2", settings.Urls);
        Assert.Equal("Development", settings.Provider);
        Assert.Null(settings.ConnectionString);
    }
}

using System.Text.RegularExpressions;
using CleanTemplate.Dev;

namespace CleanTemplate.Template.Tests;

/// <summary>What becomes of a name: the solution keeps it, namespaces are made of it, and so are the names outside the folder.</summary>
public sealed partial class Names(InstalledTemplate template)
{
    [Theory]
    [InlineData("my-shop.2026", "my_shop._2026", "my-shop-2026")]
    [InlineData("my_shop", "my_shop", "my-shop")]
    [InlineData("2026", "_2026", "2026")]
    [InlineData("T", "T", "t")]
    [InlineData("class.Shop.namespace", "_class.Shop._namespace", "class-shop-namespace")]
    [InlineData("Acme..Shop", "Acme.Shop", "acme-shop")]
    [InlineData("Aaaaaaaaaa.Bbbbbbbbbb.Cccccccccc.Dddddddddd.Eeeeeeeeee.Fffff", "Aaaaaaaaaa.Bbbbbbbbbb.Cccccccccc.Dddddddddd.Eeeeeeeeee.Fffff", "aaaaaaaaaa-bbbbbbbbbb-cccccccccc-520f5e")]
    [InlineData("Café.Nord", "Café.Nord", "caf-nord-c10ce5")]
    [InlineData("日本", "日本", "app-cf2abf")]
    public async Task A_name_becomes_valid_namespaces_and_short_names_for_containers_and_databases(string name, string product, string kebab)
    {
        using var app = await template.Scaffold(name, Choice.Smallest);
        var namespaces = app.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Declared().Matches(app.Read(file)).Select(match => match.Groups["name"].Value));

        Assert.Contains($"{name}.sln", app.Files);
        Assert.Contains($"<ProductName>{product}</ProductName>", app.Read("Directory.Build.props"), StringComparison.Ordinal);
        Assert.All(namespaces, declared => Assert.StartsWith($"{product}.", declared, StringComparison.Ordinal));
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", kebab);
        Assert.InRange(kebab.Length, 1, 40);
        Assert.Equal(kebab, new Product(product).Kebab);
    }

    [Fact]
    public async Task Nothing_that_exists_is_overwritten_unless_it_is_asked_for()
    {
        var folder = template.NewFolder();
        var readme = Path.Combine(folder, "README.md");
        await File.WriteAllTextAsync(readme, "mine", TestContext.Current.CancellationToken);
        string[] command = ["new", "cleanbackend", "-n", "Northwind", "-o", folder, .. Choice.Smallest.Arguments];

        var (status, said) = await Tool.Try(folder, template.Home, new Dictionary<string, string>(), "dotnet", command);

        Assert.NotEqual(0, status);
        Assert.Contains("README.md", said, StringComparison.Ordinal);
        Assert.Equal(["README.md"], new Scaffold(folder, template.Home).Files);
        Assert.Equal("mine", await File.ReadAllTextAsync(readme, TestContext.Current.CancellationToken));

        await Tool.Run(folder, template.Home, "dotnet", [.. command, "--force"]);

        Assert.StartsWith("# Northwind", await File.ReadAllTextAsync(readme, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^namespace (?<name>[^;\s]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declared();
}

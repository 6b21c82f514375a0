using System.Text.Json;

namespace CleanTemplate.Template.Tests;

/// <summary>Whether the cells together try every value of every option beside every value of every other.</summary>
public sealed class Pairs(InstalledTemplate template)
{
    [Fact]
    public void Every_pair_of_values_of_two_options_is_in_a_cell()
    {
        var options = Offered().Where(option => option.Name != Choice.EngineOption).ToList();
        var pairs =
            from one in options
            from other in options
            where string.CompareOrdinal(one.Name, other.Name) < 0
            from first in one.Values
            from second in other.Values
            select (One: (one.Name, Value: first), Other: (other.Name, Value: second));

        var missing = pairs.Where(pair => !Choice.Cells.Any(cell => Has(cell, pair.One) && Has(cell, pair.Other)));

        Assert.True(options.Count > 4);
        Assert.Empty(missing.Select(pair => $"--{pair.One.Name} {pair.One.Value} --{pair.Other.Name} {pair.Other.Value}"));
    }

    [Fact]
    public void The_default_cell_is_what_is_scaffolded_without_options() =>
        Assert.Equal(Offered().ToDictionary(option => option.Name, option => option.Default), Choice.Default.Options);

    private static bool Has(Choice cell, (string Name, string Value) option) => cell.Options.TryGetValue(option.Name, out var value) && value == option.Value;

    private IReadOnlyList<(string Name, string Default, IReadOnlyList<string> Values)> Offered()
    {
        var names = Parsed("dotnetcli.host.json").GetProperty("symbolInfo");
        return
        [
            .. Parsed("template.json").GetProperty("symbols").EnumerateObject()
                .Where(symbol => symbol.Value.TryGetProperty("choices", out _))
                .Select(symbol => (
                    names.TryGetProperty(symbol.Name, out var name) ? name.GetProperty("longName").GetString()! : symbol.Name,
                    symbol.Value.GetProperty("defaultValue").GetString()!,
                    (IReadOnlyList<string>)[.. symbol.Value.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("choice").GetString()!)])),
        ];
    }

    private JsonElement Parsed(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(template.Source, ".template.config", file)));
        return document.RootElement.Clone();
    }
}

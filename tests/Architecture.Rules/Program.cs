using CleanTemplate.Architecture.Rules;

if (args is not ["graph"])
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/Architecture.Rules -- graph    prints the layers and business areas as Mermaid");
    return 1;
}
Console.Write(Picture.OfTheSolution());
return 0;

namespace CleanTemplate.Dev.Common;

/// <summary>Where the product keeps things of its own for the user who develops it.</summary>
internal static class UserFolder
{
    public static string Of(Product product)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0) throw new CannotStartException("There is no folder to keep data in: set the environment variable HOME.");

        return Directory.CreateDirectory(Path.Combine(data, $"{product.Kebab}-dev")).FullName;
    }
}

namespace CleanTemplate.Databases;

/// <summary>The mails that tests sent: one folder for each test process.</summary>
public static class TestMails
{
    public static string Folder { get; } = Directory.CreateTempSubdirectory("mails").FullName;
}

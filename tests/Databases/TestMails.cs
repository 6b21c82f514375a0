namespace CleanTemplate.Databases;

/// <summary>The mails that tests sent: one folder for each test process.</summary>
public static class TestMails
{
    public static string Folder { get; } = Create();

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("mails");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder.FullName;
    }
}

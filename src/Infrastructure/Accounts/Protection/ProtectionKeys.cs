using System.Xml.Linq;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CleanTemplate.Infrastructure.Accounts.Protection;

/// <summary>Keeps the keys of Data Protection in the database. They are few and read once a day, through an interface that cannot wait.</summary>
internal sealed class ProtectionKeys(ScopedServices services) : IDeletableXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => services.With((AppDbContext context) =>
        context.Set<ProtectionKey>().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml)).ToList());

    public void StoreElement(XElement element, string friendlyName) => services.With((AppDbContext context) =>
    {
        context.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        return context.SaveChanges();
    });

    public bool DeleteElements(Action<IReadOnlyCollection<IDeletableElement>> chooseElements) => services.With((AppDbContext context) =>
    {
        var stored = context.Set<ProtectionKey>().AsEnumerable().Select(key => new StoredElement(key)).ToList();
        chooseElements(stored);
        context.RemoveRange(stored.Where(element => element.DeletionOrder is not null).OrderBy(element => element.DeletionOrder).Select(element => element.Key));
        context.SaveChanges();
        return true;
    });

    private sealed class StoredElement(ProtectionKey key) : IDeletableElement
    {
        public ProtectionKey Key => key;

        public XElement Element { get; } = XElement.Parse(key.Xml);

        public int? DeletionOrder { get; set; }
    }
}

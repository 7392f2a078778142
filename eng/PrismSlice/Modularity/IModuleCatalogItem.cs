namespace Prism.Modularity;

/// <summary>Marks what a catalog holds.</summary>
public interface IModuleCatalogItem;
